import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url);
const small = 'p=20&n=6&d=4&lambda=1&steps=50';

function start(program: string, args: readonly string[], input = '') {
  const child = spawn(program, args, { cwd: root, stdio: 'pipe' });
  child.stdin.end(input);
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([[code], output, log]) => ({ code, output, log }),
  );
  return { child, ended };
}

function lab(args: readonly string[], input?: string) {
  return start('npm', ['run', '--silent', 'lab', '--', ...args], input).ended;
}

const reference = ['--backend', 'reference'];

test.concurrent('npm run lab writes nothing but the run file to standard output', async () => {
  const { code, output } = await lab(['run', `#${small}&precision=float64`]);
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ backend: 'simd', precision: 'float64' });
}, 60_000);

test.concurrent('what it writes, it replays from standard input', async () => {
  const { output } = await lab(['run', small, ...reference]);
  expect(await lab(['replay', '-'], output)).toMatchObject({ code: 0, output });
}, 60_000);

test.concurrent('the exit code tells a divergence, and what cannot be used', async () => {
  const diverged = await lab(['run', `${small}&eta=1`, ...reference]);
  expect(diverged.code).toBe(1);
  expect(JSON.parse(diverged.output).learners[0].history.step[0]).toBe(0);
  const refused = await lab(['run', 'p=0']);
  expect(refused).toMatchObject({ code: 2, output: '' });
  expect(refused.log).toMatch(/^lab: Width p cannot be “0”/);
}, 60_000);

test.concurrent('Ctrl-C ends a run with code 130, and what there is, is written', async () => {
  const { child, ended } = start(process.execPath, ['src/lab/lab.mjs', 'run', '', ...reference]);
  await once(child.stderr, 'data'); // the run begins
  child.kill('SIGINT');
  const { code, output } = await ended;
  expect(code).toBe(130);
  expect(JSON.parse(output).learners).toHaveLength(3);
}, 60_000);
