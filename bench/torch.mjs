/** The PyTorch peer, where python3 (or the program named in PYTHON) has torch. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('peers/torch_fa.py', import.meta.url));

/** Steps a second of three learners; null where there is no torch. `threads` undefined: as PyTorch chooses. */
export function torchSpeed({ n, d, p }, threads, seconds) {
  const sizes = ['--n', n, '--d', d, '--p', p, '--seconds', seconds];
  const limit = threads === undefined ? [] : ['--threads', threads];
  const { status, stdout } = spawnSync(
    process.env.PYTHON ?? 'python3',
    [script, ...sizes, ...limit].map(String),
    { encoding: 'utf8' },
  );
  return status === 0 ? JSON.parse(stdout).steps_per_second : null;
}
