/** Run files of this laboratory: read as they were written, and what is wrong in one is named with its place. */
import { describe, expect, test } from 'vitest';
import { readRunFile } from '../../../engine/runFile/read';
import { writeRun } from '../../../engine/runFile/write';
import { homogeneous as model } from '../compute/model';
import { homogeneous as facts } from '../facts';
import { defaults, type Experiment } from '../params';
import { files, type RunFile } from './files';

const asked: Experiment = { ...defaults, layers: 3, p: 2, n: 3, steps: 5, learners: ['bp', 'fa'] };

function composed(change: Partial<Experiment> = {}) {
  const experiment = { ...asked, ...change };
  return { experiment, order: model.compose(experiment, { own: null }).order };
}

/** Of a run that ended with weights by which its learners differ, and whose history is left out. */
function jsonOf(change: Partial<Experiment> = {}) {
  const { experiment, order } = composed(change);
  const finals = order.learners.map((_, k) => order.initial.W.map((W) => W.map((x) => x + k)));
  const trained = { order, experiment, measurements: [], finals };
  const json = JSON.parse([...writeRun({ facts, model }, trained, { model: facts.id })].join(''));
  for (const learner of json.learners) delete learner.history;
  return json;
}

function fileOf(json: unknown): RunFile {
  const found = readRunFile(json, [{ facts, files }]);
  if (!found.ok) throw new Error(found.problems.join(' '));
  expect(found.notes).toEqual([]);
  return found.file as RunFile; // it was read by these files
}

function problemsOf(json: unknown): readonly string[] {
  const found = readRunFile(json, [{ facts, files }]);
  return found.ok ? [] : found.problems;
}

describe('a run file', () => {
  test.each([
    { data: 'xor' },
    { data: 'rings', activation: 'relu2' },
    { data: 'separable', d: 4, loss: 'exponential', step: 'constant', layers: 2, lambda: 0.5 },
  ] as const)('is the order again: %j', (change) => {
    expect(files.orderOf(fileOf(jsonOf(change)))).toEqual(composed(change).order);
  });

  test('has each learner’s weights at the end', () => {
    const { initial } = composed().order;
    expect(fileOf(jsonOf()).learners.map(({ final }) => final)).toEqual([
      initial.W,
      initial.W.map((W) => W.map((x) => x + 1)),
    ]);
  });

  test('of another program needs no more of the experiment than what the network computes by, and may have layers of any width', () => {
    const json = {
      ...{ format: 'alignment-lab/run', version: 1, model: 'directions' },
      experiment: { activation: 'relu', loss: 'logistic', step: 'constant', steps: 7 },
      data: {
        X: [
          [1, 2],
          [3, 4],
        ],
        y: [[1], [-1]],
      },
      initial: {
        W: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
          [[1, 2, 3]],
        ],
        B: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
          [[3, 2, 1]],
        ],
      },
      learners: [{ id: 'fa', rule: 'fa', eta: 0.1, lambda: 0 }],
    };
    const order = files.orderOf(fileOf(json));
    expect(order).toMatchObject({ sizes: [2, 3, 1], steps: 7, stepRule: 'constant' });
    expect(order.initial.B[1]).toEqual(Float64Array.of(3, 2, 1));
    expect(order.learners).toEqual([{ id: 'fa', rule: 'fa', eta: 0.1, lambda: 0, until: null }]);
  });
});

describe('what is wrong is named with its place', () => {
  test.each([
    ['experiment.loss', undefined, 'experiment.loss is missing: it must be'],
    ['experiment.step', 'large', 'experiment.step: Step cannot be “large”'],
    ['experiment.activation', 'tanh', 'experiment.activation: Activation cannot be “tanh”'],
    ['data.X', undefined, 'data.X is missing.'],
    ['data.y', [[1], [-1]], 'data.y has 2 rows: it must have 3, one for each row of data.X.'],
    ['data.y.1', [0], 'data.y[1][0] (row 2) is 0: it must be 1 or -1.'],
    ['data.y.1', [1, 1], 'data.y[1] (row 2) has 2 columns: it must have 1, the class of a sample.'],
    ['initial.W', undefined, 'initial.W is missing.'],
    ['initial.W', 3, 'initial.W is 3: it must be an array of matrices.'],
    ['initial.W', [], 'initial.W has no layers.'],
    ['initial.W.0.0', [1], 'initial.W[0][0] (row 1) has 1 column: it must have 2, as data.X has.'],
    [
      'initial.W.1.0',
      [1],
      'initial.W[1][0] (row 1) has 1 column: it must have 2, one for each row of initial.W[0].',
    ],
    [
      'initial.W.2.1',
      [1, 2],
      'initial.W[2] has 2 rows: it must have 1, the output of the network.',
    ],
    ['initial.B', undefined, 'initial.B is missing.'],
    ['initial.B', [[[1, 2]]], 'initial.B has 1 layer: it must have 3, as initial.W has.'],
    ['initial.B.1', [[1, 2]], 'initial.B[1] has 1 row: it must have 2, as initial.W has.'],
    ['learners.0.rule', 'kp', 'learners[0].rule is "kp": it must be one of bp, fa.'],
    ['learners.1.final', {}, 'learners[1].final.W is missing.'],
    ['learners.1.final.W.0.1.0', null, 'learners[1].final.W[0][1][0] (row 2, column 1) is null'],
  ])('%s: %j', (place, value, problem) => {
    const json = jsonOf();
    const keys = place.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce((node, key) => node[key], json);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
    expect(problemsOf(json)).toContainEqual(expect.stringContaining(problem));
  });
});
