import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';

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

const LAB = ['src/cli/lab.mjs'];
/** For a busy machine: a start compiles the whole program, and several run at once. */
const PATIENCE = 180_000;
const reference = ['--backend', 'reference'];

test.concurrent(
  'npm run lab writes nothing but the run file to standard output',
  async () => {
    const { code, output } = await lab(['run', `#${small}&precision=float64`]);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ backend: 'simd', precision: 'float64' });
  },
  PATIENCE,
);

test.concurrent(
  'what it writes, it replays from standard input',
  async () => {
    const { output } = await lab(['run', small, ...reference]);
    expect(await lab(['replay', '-'], output)).toMatchObject({ code: 0, output });
  },
  PATIENCE,
);

test.concurrent(
  'the exit code tells a divergence, and what cannot be used',
  async () => {
    const diverged = await lab(['run', `${small}&eta=1`, ...reference]);
    expect(diverged.code).toBe(1);
    expect(JSON.parse(diverged.output).learners[0].history.step[0]).toBe(0);
    const refused = await lab(['run', 'p=0']);
    expect(refused).toMatchObject({ code: 2, output: '' });
    expect(refused.log).toMatch(/^lab: Width p cannot be “0”/);
  },
  PATIENCE,
);

test.concurrent(
  'Ctrl-C ends a run with code 130, and what there is, is written',
  async () => {
    const { child, ended } = start(process.execPath, [...LAB, 'run', '', ...reference]);
    await once(child.stderr, 'data'); // the run begins
    child.kill('SIGINT');
    const { code, output } = await ended;
    expect(code).toBe(130);
    expect(JSON.parse(output).learners).toHaveLength(3);
  },
  PATIENCE,
);

/** The command line behind a shell's redirection. */
function redirected(args: string, redirection: string) {
  return start('sh', ['-c', `exec node src/cli/lab.mjs ${args} ${redirection}`]).ended;
}

describe.skipIf(!existsSync('/dev/full'))('on a full disk', () => {
  test.concurrent(
    'the run is told as computed, and that its file could not be written',
    async () => {
      const { code, log } = await redirected(`run '${small}' --backend reference`, '>/dev/full');
      expect(code).toBe(4);
      expect(log).toMatch(/step 50: bp L\/L₀/i);
      expect(log).toContain(
        'lab: the run was computed, but its file could not be written to standard output: no space is left',
      );
      expect(log).not.toMatch(/^ +at /m);
    },
    PATIENCE,
  );

  test.concurrent(
    'the help and the version too',
    async () => {
      for (const option of ['--help', '--version']) {
        const { code, log } = await redirected(option, '>/dev/full');
        expect(code).toBe(4);
        expect(log).toMatch(/^lab: .*could not be written .*: no space is left on the device\.\n$/);
      }
    },
    PATIENCE,
  );

  test.concurrent(
    'where only standard error is on it, the file is written all the same',
    async () => {
      const { code, output } = await redirected(`run '${small}'`, '2>/dev/full');
      expect(code).toBe(0);
      expect(JSON.parse(output).learners).toHaveLength(3);
      const refused = await redirected("run 'p=0'", '2>/dev/full');
      expect(refused).toMatchObject({ code: 2, output: '' });
    },
    PATIENCE,
  );
});

test.concurrent(
  'a reader who stops is told apart from a run that failed',
  async () => {
    const child = spawn(process.execPath, [...LAB, 'run', 'p=1000&steps=2'], { cwd: root });
    child.stdout.destroy();
    const log = text(child.stderr);
    expect(await once(child, 'close')).toEqual([4, null]);
    expect(await log).toContain('the run was computed, but its file could not be written');
    expect(await log).toContain('who read it has stopped before its end');
  },
  PATIENCE,
);

/** Says “ready” on standard error as soon as the signals are caught, when nothing else is loaded yet. */
const READY = `data:text/javascript,process.on('newListener', (name) => {
  if (name === 'SIGHUP') queueMicrotask(() => process._rawDebug('ready'));
})`;

describe('while the program still loads', () => {
  test.concurrent.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    '%s ends the run at its start, with code %i, and that is written',
    async (signal, expected) => {
      const args = ['--import', READY, ...LAB, 'run', small];
      const { child, ended } = start(process.execPath, args);
      await once(child.stderr, 'data');
      child.kill(signal);
      const { code, output, log } = await ended;
      expect(code).toBe(expected);
      expect(log).toContain('lab: stopping');
      const { learners } = JSON.parse(output);
      expect(learners).toHaveLength(3);
      expect(learners[0].history.step).toEqual([0]);
    },
    PATIENCE,
  );

  test.concurrent(
    'an interrupt ends the wait for a run file, and nothing is written',
    async () => {
      const args = ['--import', READY, ...LAB, 'replay', '-'];
      const child = spawn(process.execPath, args, { cwd: root });
      const log = text(child.stderr);
      await once(child.stderr, 'data');
      child.kill('SIGINT');
      expect(await once(child, 'close')).toEqual([130, null]);
      expect(await log).toContain('interrupted before the run file was read: nothing was written.');
    },
    PATIENCE,
  );
});

test.concurrent(
  'a file too large to be read is refused by its size',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lab-'));
    try {
      const path = join(folder, 'huge.json');
      writeFileSync(path, '');
      truncateSync(path, 600e6);
      const { code, output, log } = await lab(['replay', path]);
      expect({ code, output }).toEqual({ code: 2, output: '' });
      expect(log).toContain('huge.json” is 600 MB: at most 500 MB can be read.');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  PATIENCE,
);
