/** Synthetic data: Gaussian or unit-length inputs with targets from a teacher or from chance. */

import { dot } from '../../../../engine/linear';
import { normals, signs } from '../../../../engine/random';
import type { Data } from '../../../../engine/samples';
import type { Experiment } from '../../params';
import type { Shape } from '../../sizes';
import { hidden, outputs } from '../network';

/** What the targets come from. */
export type Teacher = 'linear' | 'network' | 'random';

/** X [n, d] and Y [n, o] of the experiment, rounded to float32 like all that is drawn. */
export function synthesize(experiment: Experiment, teacher: Teacher, shape: Shape): Data {
  const X = inputs(experiment, shape);
  const Y = targets(experiment, teacher, shape, X);
  if (experiment.noise > 0) {
    const noise = normals(experiment.seed, 'noise', Y.length);
    for (let j = 0; j < Y.length; j++) Y[j] += experiment.noise * noise[j];
  }
  return { X, Y: Y.map(Math.fround) };
}

function inputs(experiment: Experiment, { n, d }: Shape): Float64Array {
  const X = normals(experiment.seed, 'inputs', n * d);
  if (experiment.inputs === 'gaussian') return X;
  for (let i = 0; i < n; i++) {
    const row = X.subarray(i * d, (i + 1) * d);
    const length = Math.sqrt(dot(row, 0, row, 0, d));
    for (let k = 0; k < d; k++) row[k] = Math.fround(row[k] / length);
  }
  return X;
}

function targets(
  experiment: Experiment,
  teacher: Teacher,
  shape: Shape,
  X: Float64Array,
): Float64Array {
  const { n, d, p, o } = shape;
  const { seed } = experiment;
  const Y = new Float64Array(n * o);
  switch (teacher) {
    case 'linear': {
      const theta = normals(seed, 'targets', o * d); // [o, d]
      for (let i = 0; i < n; i++) {
        for (let k = 0; k < o; k++) Y[i * o + k] = dot(X, i * d, theta, k * d, d);
      }
      return Y;
    }
    case 'network': {
      const H = new Float64Array(p * n);
      hidden(H, normals(seed, 'teacher hidden weights', p * d), X, shape, experiment.activation);
      outputs(Y, H, normals(seed, 'teacher output weights', p * o), shape);
      return Y;
    }
    case 'random':
      return signs(seed, 'targets', n * o);
    default:
      return teacher satisfies never;
  }
}
