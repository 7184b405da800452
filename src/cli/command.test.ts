import { describe, expect, test } from 'vitest';
import { ran } from './testTerminal';

const deep = 'model=directions&p=6&n=10&steps=200&learners=bp,fa,fa-lambda,bp-lambda';
const small = 'p=20&n=6&d=4&lambda=1&steps=300';

async function replayOf(text: string, ...options: readonly string[]) {
  return ran(['replay', 'run.json', ...options], { files: { 'run.json': text } });
}

function stepsOf(output: string): readonly number[] {
  return JSON.parse(output).learners[0].history.step;
}

describe('run', () => {
  test('takes a fragment, with or without its #, and a whole link', async () => {
    const [first, ...others] = await Promise.all(
      [small, `#${small}`, `https://example.org/lab/#${small}`].map((link) => ran(['run', link])),
    );
    expect(first.code).toBe(0);
    for (const other of others) expect(other.output).toBe(first.output);
  });

  test('writes what was asked, what computed it and what was measured, on SIMD unless told otherwise', async () => {
    const { output } = await ran(['run', small]);
    const file = JSON.parse(output);
    expect(file).toMatchObject({
      format: 'alignment-lab/run',
      backend: 'simd',
      precision: 'float32',
    });
    expect(file.experiment).toMatchObject({ p: 20, lambda: 1, eta: 'auto', backend: 'auto' });
    expect(file.learners.map(({ id }: { id: string }) => id)).toEqual(['bp', 'fa', 'fa-lambda']);
    expect(file.learners[2]).toMatchObject({ rule: 'fa', lambda: 1, until: 1500 });
    expect(file.learners[2].final).toBeUndefined();
  });

  test('measures as the page does, or with --every at the multiples and at the last step', async () => {
    const [usual, every] = await Promise.all([
      ran(['run', small]),
      ran(['run', small, '--every', '70']),
    ]);
    expect(stepsOf(usual.output).slice(0, 5)).toEqual([0, 1, 2, 4, 6]);
    expect(stepsOf(every.output)).toEqual([0, 70, 140, 210, 280, 300]);
  });

  test('--weights adds the final weights, --backend and --precision choose what computes', async () => {
    const [simd, reference] = await Promise.all([
      ran(['run', small, '--weights', '--precision', 'float64']),
      ran(['run', small, '--weights', '--backend', 'reference']),
    ]);
    const [first, second] = [JSON.parse(simd.output), JSON.parse(reference.output)];
    expect(first).toMatchObject({ backend: 'simd', precision: 'float64' });
    expect(second).toMatchObject({ backend: 'reference', precision: 'float64' });
    expect(second.experiment.backend).toBe('reference');
    expect(second.learners[0].final.W).toHaveLength(20);
    expect(first.learners[1].final.W[19][3]).toBeCloseTo(second.learners[1].final.W[19][3], 12);
    expect(reference.log).toContain('The reference is float64 only.');
  });

  test('where WebGL is asked for, SIMD takes its place and that is said', async () => {
    const { code, output, log } = await ran(['run', `${small}&backend=webgl`]);
    expect(code).toBe(0);
    expect(JSON.parse(output).backend).toBe('simd');
    expect(log).toContain('There is no WebGL on the command line: SIMD takes its place.');
  });

  test('own data are refused: a link has no table in it', async () => {
    const { code, output, log } = await ran(['run', `${small}&data=own`]);
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(log).toContain('a table of its owner’s, which does not travel in a link');
  });

  test('a learner that diverges ends the run with code 1; the file has what came before', async () => {
    const { code, output, log } = await ran(['run', 'eta=1&p=20&n=6&d=4', '--weights']);
    expect(code).toBe(1);
    expect(log).toMatch(/diverged: seen at step \d+/);
    expect(stepsOf(output).at(-1)).toBeLessThan(3000);
    expect(JSON.parse(output).learners[0].final).toBeUndefined();
  });

  test('an interrupt ends the run with code 130, measured where it stands', async () => {
    const { code, output, log } = await ran(['run', '', '--weights'], {
      interruptAfter: /step \d+ of/,
      tick: 2000,
    });
    expect(code).toBe(130);
    expect(log).toContain('interrupted');
    const last = stepsOf(output).at(-1);
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(3000);
    const again = await replayOf(output.replace('"steps": 3000', `"steps": ${last}`), '--weights');
    expect(JSON.parse(again.output).learners).toEqual(JSON.parse(output).learners);
  });
});

test('a network whose step takes longer than a burst is trained all the same', async () => {
  const large = 'p=800&n=200&d=200&steps=2&learners=fa,fa-lambda&eta=1e-4';
  const { code, output } = await ran(['run', large], {
    interruptAfter: /(step 0 of 2[\s\S]*){3}/,
    tick: 10_000,
  });
  expect(code).toBe(0);
  expect(stepsOf(output).at(-1)).toBe(2);
});

test('the summary tells the last test, with its step', async () => {
  const { log } = await ran(['run', 'data=digits14&n=20&p=10&steps=30&eta=0.01&learners=fa']);
  expect(log).toMatch(/test at step 30: FA [\d.]+ % right/);
});

describe('replay', () => {
  test('its file says of the experiment what was asked this time', async () => {
    const { output } = await ran(['run', small]);
    const again = await replayOf(output, '--backend', 'reference', '--precision', 'float64');
    expect(JSON.parse(again.output).experiment).toMatchObject({
      ...{ backend: 'reference', precision: 'float64' },
    });
  });

  test.each([
    [small, []],
    [small, ['--precision', 'float64']],
    [small, ['--backend', 'reference']],
    [`${small}&batch=4`, ['--every', '7']],
    ['p=20&n=30&d=4&steps=300&outputs=3&activation=tanh&inputs=unit', []],
    ['eta=1&p=20&n=6&d=4', []],
    ['data=digits14&n=20&p=8&steps=40', ['--every', '3']],
    [deep, []],
    [`${deep}&activation=relu2&layers=3&step=constant&data=spirals`, ['--every', '7']],
    ['model=directions&step=constant&eta=100&scale=5&layers=4&activation=relu2', []],
  ])('of %s %j is the same file, to the last bit', async (link, options) => {
    const first = await ran(['run', link, '--weights', ...options]);
    const again = await replayOf(first.output, '--weights');
    expect(again.output).toBe(first.output);
    expect(again.code).toBe(first.code);
    expect(again.log).toContain('all that was measured again is as in the file, to the last bit');
  });

  test('of a file of another laboratory is told in its names, and says whose it is', async () => {
    const { output } = await ran(['run', deep, '--weights']);
    const file = JSON.parse(output);
    expect(file.model).toBe('directions');
    file.learners[1].history.norm[3] *= 2;
    const { log, output: again } = await replayOf(JSON.stringify(file));
    expect(log).toMatch(/norm +5\.0e-1 \(FA, step 3\)/);
    expect(JSON.parse(again).model).toBe('directions');
  });

  test('tests where the file says the run was tested', async () => {
    const { output } = await ran(['run', 'data=digits14&n=20&p=8&steps=40', '--every', '3']);
    const [{ history }] = JSON.parse(output).learners;
    expect(history.testAccuracy.filter((value: unknown) => value !== null).length).toBeGreaterThan(
      4,
    );
  });

  test('reads standard input as -', async () => {
    const { output } = await ran(['run', small]);
    const again = await ran(['replay', '-'], { files: { '-': output } });
    expect(again.output).toBe(output);
  });

  test('reads UTF-16, as editors and shells of Windows write it', async () => {
    const { output } = await ran(['run', small]);
    const files = { 'run.json': Buffer.from(`\ufeff${output}`, 'utf16le') };
    expect((await ran(['replay', 'run.json'], { files })).output).toBe(output);
  });

  test('goes by the data and the weights in the file, not by its seed', async () => {
    const { output } = await ran(['run', small]);
    const again = await replayOf(output.replace('"seed": 7', '"seed": 8'));
    expect(JSON.parse(again.output).learners).toEqual(JSON.parse(output).learners);
  });

  test('completes a history that broke off', async () => {
    const { output } = await ran(['run', small]);
    const file = JSON.parse(output);
    for (const { history } of file.learners) {
      for (const column of Object.values<unknown[]>(history)) column.length = 9;
    }
    const again = await replayOf(JSON.stringify(file));
    expect(JSON.parse(again.output)).toEqual(JSON.parse(output));
  });

  test('measures where any learner of the file was measured, and nowhere else', async () => {
    const { output } = await ran(['run', small]);
    const file = JSON.parse(output);
    file.learners[0].history = { step: [3, 100] };
    file.learners[1].history = { step: [100, 300] };
    delete file.learners[2].history;
    const again = await replayOf(JSON.stringify(file));
    expect(stepsOf(again.output)).toEqual([3, 100, 300]);
  });

  test('tells the largest relative deviation of each quantity, and where it is', async () => {
    const { output } = await ran(['run', small, '--precision', 'float64']);
    const file = JSON.parse(output);
    file.learners[1].history.loss[3] *= 2;
    file.learners[2].history.gradientCos[4] = null;
    const { code, log } = await replayOf(JSON.stringify(file));
    expect(code).toBe(0);
    expect(log).toMatch(/loss +5\.0e-1 \(FA, step 4\)/);
    expect(log).toMatch(/gradientCos +undefined in one of them \(FA\+λ, step 6\)/);
    expect(log).toMatch(/cos +0\n/);
  });

  test('says so when no step of the file was measured again', async () => {
    const { output } = await ran(['run', small]);
    const file = JSON.parse(output);
    for (const learner of file.learners) learner.history = { step: [3], loss: [1] };
    const { log } = await replayOf(JSON.stringify(file), '--every', '100');
    expect(log).toContain('no step of the history in the file was measured again');
  });

  test('measured at other steps compares those that the file has, each with itself', async () => {
    const { output } = await ran(['run', small]);
    for (const every of ['7', '16', '50']) {
      const { log } = await replayOf(output, '--every', every);
      expect(log).toContain('all that was measured again is as in the file, to the last bit.');
    }
  });

  test('of a file that was computed on WebGL takes SIMD, unless told otherwise', async () => {
    const { output } = await ran(['run', small]);
    const webgl = output.replace('"backend": "simd"', '"backend": "webgl"');
    const [simd, reference] = [
      await replayOf(webgl),
      await replayOf(webgl, '--backend', 'reference'),
    ];
    expect(JSON.parse(simd.output).backend).toBe('simd');
    expect(simd.log).toContain('There is no WebGL');
    expect(JSON.parse(reference.output).backend).toBe('reference');
    expect(reference.log).not.toContain('There is no WebGL');
  });
});

describe('what cannot be used ends with code 2, a sentence for each problem, and no output', () => {
  const files = {
    'empty.json': ' \n',
    'broken.json': '{"format": ',
    'deep.json': `{"format": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    'cut.json': '{"format": "alignment-lab/run", "ver',
    'twice.json': '{"format": "alignment-lab/run", "version": 2, "version": 1}',
    'latin.json': Uint8Array.of(0x7b, 0xe9, 0x7d),
    'nan.json': '{"data": [[NaN]]}',
    'other.json': '{"name": "other"}',
    'dfa.json': JSON.stringify({
      ...{ format: 'alignment-lab/run', version: 1, experiment: { activation: 'relu', steps: 1 } },
      ...{ data: { X: [[1]], Y: [[1]] }, initial: { W: [[1]], beta: [[1]], b: [[null]] } },
      learners: [{ id: 'fa', rule: 'dfa', eta: 1, lambda: 0, until: null }],
    }),
  };
  const b = 'initial.b[0][0] (row 1, column 1) is null: it must be a finite number.';

  test.each<[readonly string[], ...string[]]>([
    [[], 'There is nothing to do. --help tells what there is.'],
    [['train', 'x'], '“train” is no command: there are run and replay.'],
    [['run'], 'run needs a link'],
    [['run', small, 'x'], '“x” is one argument too many.'],
    [['run', small, '--gpu'], "Unknown option '--gpu'. --help tells what there is."],
    [['run', small, '--every'], "Option '--every <value>' argument missing."],
    [
      ['run', small, '--every', '1.5', '--backend', 'webgl', '--precision', 'half'],
      '--backend cannot be “webgl”: it must be one of simd, reference.',
      '--precision cannot be “half”: it must be one of float32, float64.',
      '--every cannot be “1.5”: it must be a whole number of steps, 1 or more.',
    ],
    [
      ['run', '#p=0&lambda=abc&depth=3&n=2&n=3'],
      'Width p cannot be “0”: it must be a whole number from 1 to 10\u202f000.\n',
      'Regularization λ cannot be “abc”: it must be a number from 0 to 100.\n',
      'The link names “depth”, which is no parameter.\n',
      'The link gives Samples n 2 times.\n',
    ],
    [['run', 'https://example.org/?p=3'], 'The link has its parameters behind “?”'],
    [['replay'], 'replay needs the path of a run file; - is standard input.'],
    [['replay', 'none.json'], '“none.json” cannot be read: there is no such file.'],
    [['replay', 'empty.json'], '“empty.json” is empty'],
    [['replay', 'broken.json'], '“broken.json” is not JSON: Unexpected end of JSON input.'],
    [['replay', 'nan.json'], '“nan.json” is not JSON', 'JSON has no NaN and no Infinity.'],
    [['replay', 'deep.json'], '“deep.json”: This is no run file'],
    [['replay', 'cut.json'], '“cut.json” is not JSON', 'It may be cut off.'],
    [['replay', 'twice.json'], '“twice.json”: version stands there twice.'],
    [['replay', 'latin.json'], '“latin.json” is not text: line 1 is no UTF-8.'],
    [['replay', 'other.json'], '“other.json”: This is no run file'],
    [
      ['replay', 'dfa.json'],
      `“dfa.json”: ${b}`,
      'learners[0].rule is "dfa": it must be one of bp, fa,',
    ],
  ])('%j', async (args, ...sentences) => {
    const { code, output, log } = await ran(args, { files });
    expect(code).toBe(2);
    expect(output).toBe('');
    for (const sentence of sentences) expect(log).toContain(sentence);
  });
});

describe('where numbers are too large to compute with, that is told, and not the learning rate', () => {
  async function logOf(
    change: (file: ReturnType<typeof JSON.parse>) => void,
    ...options: string[]
  ) {
    const { output } = await ran(['run', small]);
    const file = JSON.parse(output);
    change(file);
    const { code, log } = await replayOf(JSON.stringify(file), ...options);
    expect(code).toBe(1);
    return log;
  }

  test.each([
    ['float32', 1e308],
    ['float64', 1e308],
    ['float32', 1e30],
    ['float64', 1e200],
  ])('in %s, data.X of %d', async (precision, size) => {
    const log = await logOf(
      ({ data }) => {
        data.X[2][1] = -size;
      },
      '--precision',
      precision,
    );
    const name = size.toExponential().replace('+', '');
    expect(log).toContain(
      `data.X[2][1] is ${name} in size, too large to train on in ${precision}.`,
    );
    expect(log).not.toContain('smaller η');
    expect(log.includes('or try --precision float64')).toBe(precision === 'float32');
  });

  test('by the reference too, and of targets and weights', async () => {
    const target = await logOf(
      ({ data }) => {
        data.Y[0][0] = 1e300;
      },
      '--backend',
      'reference',
    );
    expect(target).toContain('data.Y[0][0] is 1e300 in size, too large to train on in float64.');
    const weight = await logOf(({ initial }) => {
      initial.W[19][3] = 1e307;
    });
    expect(weight).toContain('initial.W[19][3] is 1e307 in size');
  });

  test('a learning rate that is too large is told as before', async () => {
    const log = await logOf(({ learners }) => {
      learners[0].eta = 1e6;
    });
    expect(log).toContain('Try a smaller η or λ.');
    expect(log).not.toContain('too large to train on');
  });
});

test('nothing of a link, an argument or a file reaches the terminal but what can be printed', async () => {
  const evil = '\u001b[2J\u009b1m\u202e\n\r\u0000';
  const files = {
    [`${evil}.json`]: '{',
    'evil.json': JSON.stringify({ format: 'alignment-lab/run', version: evil }),
    'other.json': `{"a": ${evil}`,
  };
  for (const args of [
    [evil],
    ['run', `#${evil}=1`],
    ['run', `p=${evil}`],
    ['run', '', evil],
    ['run', '', `--${evil}`],
    ['run', '', '--every', evil],
    ['replay', evil],
    ...Object.keys(files).map((path) => ['replay', path]),
  ]) {
    const { code, output, log } = await ran(args, { files });
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(log).toMatch(/^(lab: \P{C}+\n)+$/u);
  }
});

describe('on standard error', () => {
  test('a terminal has one line, rewritten and no longer than it is wide', async () => {
    const { log } = await ran(['run', small], { isTTY: true, tick: 60 });
    const rewritten = log.split('\r\u001b[2K').slice(1, -1);
    expect(rewritten.length).toBeGreaterThan(3);
    for (const line of rewritten) expect(line).toMatch(/^step \d+ of 300, [^\n]{1,50}$/);
  });

  test('a file has a line now and then', async () => {
    const { log } = await ran(['run', small], { tick: 700 });
    expect(log).toMatch(/\nlab: step \d+ of 300, .* L\/L₀ BP /);
    expect(log).not.toContain('\r');
  });

  test('at the end stand the last readings', async () => {
    const { log } = await ran(['run', small]);
    expect(log).toMatch(/step 300: BP L\/L₀ \S+, angle \S+°; FA L/);
  });
});

test('--help tells the commands and the exit codes, --version the version', async () => {
  const help = await ran(['--help']);
  expect(help.code).toBe(0);
  for (const word of ['run', 'replay', '--weights', '130']) expect(help.output).toContain(word);
  expect((await ran(['--version'])).output).toMatch(/^\d+\.\d+\.\d+\n$/);
});
