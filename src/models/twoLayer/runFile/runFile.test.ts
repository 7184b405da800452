import { describe, expect, test } from 'vitest';
import { NO_STOPS } from '../../../engine/order';
import { fileColumns } from '../../../engine/quantity';
import { writeRun } from '../../../engine/runFile/write';
import { twoLayer as model } from '../compute/model';
import { twoLayer as facts } from '../facts';
import type { Measurement } from '../measurement';
import type { Order } from '../order';
import { defaults } from '../params';
import { quantities } from '../quantities';
import { readRunFile, runFileOf, textOf } from '../testing/runFile';
import { orderOf } from './files';

const order: Order = {
  activation: 'tanh',
  shape: { n: 3, d: 2, p: 2, o: 1 },
  data: { X: Float64Array.of(1, 2, 3, 4, 5, 1 / 3), Y: Float64Array.of(1, -1, 1e-300) },
  initial: {
    W: Float64Array.of(0.1, 0.2, 0.3, 0.4),
    beta: Float64Array.of(1, 2),
    b: Float64Array.of(-1, 0.5),
  },
  learners: [
    { id: 'bp', rule: 'bp', eta: 0.01, lambda: 0, until: null },
    { id: 'fa-lambda', rule: 'fa', eta: 0.02, lambda: 3, until: 7 },
  ],
  batch: 2,
  seed: 11,
  steps: 10,
  every: 1,
  stops: NO_STOPS,
};

const experiment = { ...defaults, batch: 2, seed: 11 } as const;

const reading = {
  loss: 0.5,
  relativeLoss: 0.25,
  alignment: Math.PI / 3,
  gradientAngle: null,
  hiddenDrift: 0,
  outputDrift: 0.125,
  normRatio: 1,
  test: null,
};

const measurements: readonly Measurement[] = [
  { step: 0, readings: [reading, reading] },
  { step: 10, readings: [reading, { ...reading, loss: 1e-300 }] },
];

const finals = order.learners.map((_, index) => ({
  ...order.initial,
  beta: Float64Array.of(3 + index, 4 + index),
}));

const trained = { order, experiment, measurements, finals };
const maker = { app: '1.2.3', backend: 'simd', precision: 'float64' } as const;
const file = runFileOf(trained, maker);

const text = [...writeRun({ facts, model }, trained, maker)].join('');

/** The file's JSON with another value at a place, as in “data.X.2”; undefined takes the place away. */
function spoiled(place: string, value: unknown): unknown {
  const json = JSON.parse(text);
  const keys = place.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((node, key) => node[key], json);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return json;
}

function problemsOf(json: unknown): readonly string[] {
  const read = readRunFile(json);
  return read.ok ? [] : read.problems;
}

describe('a run file', () => {
  test('is read as it was written, to the last bit', () => {
    expect(readRunFile(JSON.parse(text))).toEqual({ ok: true, file, notes: [] });
  });

  test('is the order again', () => {
    expect(orderOf(file)).toEqual(order);
  });

  test('stops where its run would have stopped', () => {
    const stopping = { ...file, experiment: { ...file.experiment, target: 0.01, plateau: 40 } };
    expect(orderOf(stopping).stops).toEqual({ target: 0.01, plateau: 40 });
  });

  test('has every matrix as an array of rows, and a row on its line', () => {
    const { data, initial, learners } = JSON.parse(text);
    expect(data.Y).toEqual([[1], [-1], [1e-300]]);
    expect(initial.W).toEqual([
      [0.1, 0.2],
      [0.3, 0.4],
    ]);
    expect(learners[0].final.b).toEqual([[-1], [0.5]]);
    expect(learners[0].final.beta).toEqual([[3], [4]]);
    expect(learners[1].final.beta).toEqual([[4], [5]]);
    expect(text.split('\n')).toContain('      [5,0.3333333333333333]');
  });

  test('has all quantities; angles are written as cosines, null where undefined', () => {
    const [, decayed] = JSON.parse(text).learners;
    expect(Object.keys(decayed.history)).toEqual([
      'step',
      ...fileColumns(quantities).map(({ name }) => name),
    ]);
    expect(decayed.history.step).toEqual([0, 10]);
    expect(decayed.history.loss).toEqual([0.5, 1e-300]);
    expect(decayed.history.cos).toEqual([Math.cos(Math.PI / 3), Math.cos(Math.PI / 3)]);
    expect(decayed.history.gradientCos).toEqual([null, null]);
  });

  test('has in each column its own quantity', () => {
    const all = {
      ...{ loss: 1, relativeLoss: 2, alignment: 0.3, gradientAngle: 0.4 },
      ...{ hiddenDrift: 5, outputDrift: 6, normRatio: 7 },
      test: { loss: 8, accuracy: 0.9, classes: null },
    };
    const only = [{ step: 0, readings: [all, all] }];
    const [learner] = runFileOf(
      { order, experiment, measurements: only, finals: null },
      {},
    ).learners;
    expect(learner.history).toEqual({
      ...{ step: [0], loss: [1], relativeLoss: [2] },
      ...{ cos: [Math.cos(0.3)], gradientCos: [Math.cos(0.4)] },
      ...{ hiddenDrift: [5], outputDrift: [6], normRatio: [7] },
      ...{ testLoss: [8], testAccuracy: [0.9] },
    });
  });

  test('says of the experiment what the order is', () => {
    const { experiment } = JSON.parse(text);
    const sizes = { n: 3, d: 2, p: 2, outputs: 1, steps: 10, activation: 'tanh' };
    expect(experiment).toMatchObject({ ...sizes, batch: 2, learners: ['bp', 'fa-lambda'] });
  });

  test('is written in pieces when it is long', () => {
    const W = new Float64Array(200_000).fill(0.123456789);
    const long = { ...order, initial: { ...order.initial, W } };
    const pieces = [...writeRun({ facts, model }, { ...trained, order: long }, maker)];
    expect(pieces.length).toBeGreaterThan(30);
    expect(JSON.parse(pieces.join('')).initial.W).toHaveLength(100_000);
  });
});

describe('a file of another program', () => {
  test('needs neither a history nor a maker, nor more of the experiment than activation and steps', () => {
    const { format, version, data, initial, learners } = JSON.parse(text);
    const [{ history: _, final: __, until: ___, ...bp }] = learners;
    const experiment = { activation: 'relu', steps: 5 };
    const read = readRunFile({ format, version, experiment, data, initial, learners: [bp] });
    expect(read).toMatchObject({ ok: true, notes: [], file: { experiment } });
    if (!read.ok) return;
    expect(orderOf(read.file)).toMatchObject({
      learners: [order.learners[0]],
      batch: 3,
    });
  });

  test('may have what is not known here', () => {
    expect(problemsOf(spoiled('experiment.feedback', 'fa'))).toEqual([]);
    expect(problemsOf(spoiled('data.source', [[1]]))).toEqual([]);
  });

  test('may have samples to test on, of the same inputs and outputs', () => {
    const test = { X: Float64Array.of(7, 8), Y: Float64Array.of(9) };
    const tested = { ...file, data: { ...file.data, test } };
    const read = readRunFile(JSON.parse(textOf(tested)));
    expect(read).toMatchObject({ ok: true, file: { data: { test } } });
    expect(problemsOf(spoiled('data.Xtest', [[1]]))).toEqual([
      'data.Xtest[0] (row 1) has 1 column: it must have 2, as data.X has.',
      'data.Ytest is missing.',
    ]);
  });

  test('may write the values of the experiment as texts, as a link does: they are numbers again', () => {
    const json = JSON.parse(text);
    const texts = Object.entries(json.experiment).map(([key, value]) => [key, String(value)]);
    const read = readRunFile({ ...json, experiment: Object.fromEntries(texts) });
    expect(read).toEqual({ ok: true, file, notes: [] });
  });

  test('may have parameters out of range on which nothing depends: they are left out, and named', () => {
    const read = readRunFile(spoiled('experiment.noise', -1));
    expect(read).toMatchObject({
      ok: true,
      notes: [
        'experiment.noise was left out. Label noise σ cannot be “-1”: it must be a number from 0 to 10.',
      ],
    });
  });

  test('may leave out the final b, which is never trained', () => {
    const read = readRunFile(spoiled('learners.0.final.b', undefined));
    expect(read).toMatchObject({ ok: true, file: { learners: [{ final: finals[0] }, {}] } });
  });
});

const header = 'a run file says "format": "alignment-lab/run", "version": 1.';

describe('what is wrong is named with its place', () => {
  test.each([null, 3, [], {}, { format: 'other', version: 1 }])('%j is no run file', (json) => {
    expect(problemsOf(json)).toEqual([`This is no run file: ${header}`]);
  });

  test.each([
    ['version', 2, 'This is a run file of version 2: only version 1 is known here.'],
    ['backend', 'cuda', 'backend is "cuda": it must be one of webgl, simd, reference.'],
    [
      'experiment',
      undefined,
      'experiment.activation is missing: it must be one of linear, relu, tanh.',
    ],
    ['experiment', 7, 'experiment is 7: it must be an object.'],
    ['experiment.steps', undefined, 'experiment.steps is missing: it must be a whole number'],
    ['experiment.activation', 'gelu', 'experiment.activation: Activation cannot be “gelu”'],
    ['experiment.seed', undefined, 'experiment.seed is missing: the batches are drawn by it.'],
    ['data', undefined, 'data.X is missing.'],
    ['data.X', 5, 'data.X is 5: it must be an array of rows, as in [[1, 2], [3, 4]].'],
    ['data.X', [], 'data.X has no rows.'],
    ['data.X', [1, 2], 'data.X[0] (row 1) is 1: a row is an array, also with one column'],
    ['data.X.1', [], 'data.X[1] (row 2) is empty: it must have at least one column.'],
    ['data.X.2', [1], 'data.X[2] (row 3) has 1 column: it must have 2, as row 1 has.'],
    ['data.X.2.1', null, 'data.X[2][1] (row 3, column 2) is null: it must be a finite number.'],
    ['data.X.2.1', 'NaN', 'data.X[2][1] (row 3, column 2) is "NaN": it must be a finite number.'],
    ['data.X.0.0', JSON.parse('1e999'), 'data.X[0][0] (row 1, column 1) is Infinity'],
    ['data.Y', [[1], [2]], 'data.Y has 2 rows: it must have 3, one for each row of data.X.'],
    [
      'initial.W',
      [[1, 2, 3]],
      'initial.W[0] (row 1) has 3 columns: it must have 2, as data.X has.',
    ],
    [
      'initial.beta',
      [[1]],
      'initial.beta has 1 row: it must have 2, one for each row of initial.W.',
    ],
    ['initial.b.1', [1, 2], 'initial.b[1] (row 2) has 2 columns: it must have 1, as data.Y has.'],
    ['initial.b', undefined, 'initial.b is missing.'],
    ['learners', undefined, 'learners is missing.'],
    ['learners', [], 'learners is []: it must be at least one learner.'],
    [
      'learners.0.id',
      'ann',
      'learners[0].id is "ann": it must be one of bp, fa, fa-lambda, bp-lambda.',
    ],
    ['learners.0.id', 'fa-lambda', 'learners[1].id is "fa-lambda", as another learner\'s'],
    ['learners.1.rule', 'dfa', 'learners[1].rule is "dfa": it must be one of bp, fa,'],
    ['learners.1.rule', undefined, 'learners[1].rule is missing.'],
    ['learners.1.eta', null, 'learners[1].eta is null: it must be a number, 0 or more.'],
    ['learners.1.until', 2.5, 'learners[1].until is 2.5: it must be a whole number, 0 or more.'],
    ['learners.1.history.loss', [1], 'learners[1].history.loss has length 1: it must have 2'],
    [
      'learners.1.history.cos.0',
      'x',
      'learners[1].history.cos[0] is "x": it must be a finite number',
    ],
    ['learners.1.history.step', [4, 4], 'learners[1].history.step[1] is 4: it must be more than'],
    [
      'learners.0.history.step.1',
      11,
      'learners[0].history goes to step 11, beyond experiment.steps',
    ],
    ['learners.0.final.W', [[1, 2]], 'learners[0].final.W has 1 row: it must have 2'],
  ] as const)('%s: %j', (place, value, problem) => {
    expect(problemsOf(spoiled(place, value))).toContainEqual(expect.stringContaining(problem));
  });

  test.each([
    ...(['activation', 'steps', 'target', 'plateau', 'batch', 'seed'] as const),
    ...(['backend', 'precision'] as const),
  ])('experiment.%s, by which the run goes, is refused where it is wrong', (key) => {
    const problem = expect.stringContaining(`experiment.${key}: `);
    expect(problemsOf(spoiled(`experiment.${key}`, -2.5))).toEqual([problem]);
  });

  test('all at once', () => {
    const json = { format: 'alignment-lab/run', version: 1, experiment: {}, learners: [{}] };
    const problems = problemsOf(json);
    for (const place of ['experiment.steps', 'data.X', 'initial.beta', 'learners[0].eta']) {
      expect(problems).toContainEqual(expect.stringContaining(`${place} is missing`));
    }
  });
});

describe('what is nested too deep for any recursion is refused by its place', () => {
  const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);

  test.each([
    ['version', 'This is a run file of version an array: only version 1 is known here.'],
    ['backend', 'backend is an array: it must be one of webgl, simd, reference.'],
    ['experiment', 'experiment.activation is missing'],
    ['experiment.steps', 'experiment.steps: It is an array: it must be a whole number'],
    ['data.X', 'data.X[0][0] (row 1, column 1) is an array: it must be a finite number.'],
    ['data.X.0', 'data.X[0][0] (row 1, column 1) is an array: it must be a finite number.'],
    ['data.X.0.1', 'data.X[0][1] (row 1, column 2) is an array: it must be a finite number.'],
    ['initial.b.0.0', 'initial.b[0][0] (row 1, column 1) is an array: it must be a finite number.'],
    ['learners', 'learners[0].id is missing.'],
    ['learners.0.rule', 'learners[0].rule is an array: it must be one of bp, fa,'],
    ['learners.0.history.loss.0', 'learners[0].history.loss[0] is an array'],
    ['learners.0.final.W', 'learners[0].final.W'],
  ] as const)('%s', (place, problem) => {
    expect(problemsOf(spoiled(place, deep))).toContainEqual(expect.stringContaining(problem));
  });

  test('where nothing depends on it, it is left out', () => {
    expect(readRunFile(spoiled('experiment.noise', deep))).toMatchObject({
      ok: true,
      notes: ['experiment.noise was left out. It is an array: it must be a number from 0 to 10.'],
    });
  });

  test('a value that is no text and cannot become one is refused', () => {
    expect(problemsOf(spoiled('experiment.steps', { toString: 1 }))).toEqual([
      expect.stringContaining('experiment.steps: It is an object: it must be a whole number'),
    ]);
  });
});
