/** Data of two classes, ±1: drawn in turn in the plane or in d dimensions, or a person's own. All rounded to float32. */
import type { OwnData } from '../../../core/table/ownData';
import { ownSamples } from '../../../engine/ownSamples';
import { normals } from '../../../engine/random';
import { inTwoClasses } from '../classes';
import { isLifted, sizesOf } from '../inputs';
import type { Order } from '../order';
import type { DataKind, Experiment } from '../params';

type Drawn = Exclude<DataKind, 'own'>;

type Row = (index: number, noise: (k: number) => number, share: number) => readonly number[];

/** Of sample `index`, whose class is ±1 by turns; `share` goes from 0 to 1 over each class. */
const PLANE: Record<Exclude<Drawn, 'separable'>, Row> = {
  blobs: (i, noise) => {
    const side = i % 2 === 0 ? -1 : 1;
    return [1.5 * side + 0.45 * noise(0), side + 0.45 * noise(1)];
  },
  xor: (i, noise) => {
    const side = i % 4 < 2 ? 1 : -1;
    const half = i % 2 === 0 ? 1 : -1;
    return [1.2 * half + 0.25 * noise(0), 1.2 * half * side + 0.25 * noise(1)];
  },
  rings: (i, noise, share) => {
    const radius = i % 2 === 0 ? 0.8 : 2;
    const angle = 2 * Math.PI * share;
    return [radius * Math.cos(angle) + 0.12 * noise(0), radius * Math.sin(angle) + 0.12 * noise(1)];
  },
  spirals: (i, noise, share) => {
    const angle = 3 * Math.PI * (0.15 + 0.85 * share) + (i % 2 === 0 ? 0 : Math.PI);
    const radius = 2.2 * (0.15 + 0.85 * share);
    return [radius * Math.cos(angle) + 0.05 * noise(0), radius * Math.sin(angle) + 0.05 * noise(1)];
  },
};

/** Its classes lie at least so far on their side of the plane between them. */
const GAP = 0.3;

/** `own` is the table that is trained on, where the data are the person's own. */
export function dataOf(experiment: Experiment, own: OwnData | null): Order['data'] {
  const { data, seed } = experiment;
  const { n, d } = sizesOf(experiment, own);
  if (data === 'own') return ownDataOf(own, seed);
  const noise = normals(seed, 'inputs', n * d);
  const rows = Array.from({ length: n }, (_, i) => {
    const own = (k: number) => noise[i * d + k];
    if (data === 'separable') return separable(i, own, d);
    const place = PLANE[data](i, own, Math.floor(i / 2) / Math.max(1, Math.ceil(n / 2)));
    return isLifted(experiment) ? [...place, 1] : place;
  });
  return {
    X: Float64Array.from(rows.flat(), Math.fround),
    y: Float64Array.from({ length: n }, (_, i) => classOf(data, i)),
    lifted: isLifted(experiment),
  };
}

/** The rows to train on, a 1 beside each; its second class is +1. */
function ownDataOf(own: OwnData | null, seed: number): Order['data'] {
  const read = own ? inTwoClasses(own) : null;
  if (!read?.ok) throw new Error('There is no table of two classes to train on.');
  const { X, Y } = ownSamples(read.value, seed);
  const d = read.value.inputs.length;
  const y = Float64Array.from({ length: Y.length / 2 }, (_, i) => (Y[2 * i + 1] > 0 ? 1 : -1));
  const lifted = Float64Array.from({ length: y.length * (d + 1) }, (_, k) => {
    const column = k % (d + 1);
    return column < d ? X[Math.floor(k / (d + 1)) * d + column] : 1;
  });
  return { X: lifted, y, lifted: true };
}

function classOf(data: Drawn, i: number): number {
  if (data === 'xor') return i % 4 < 2 ? 1 : -1;
  return i % 2 === 0 ? -1 : 1;
}

/** N(0, I), moved along the diagonal until its class is on its side. */
function separable(i: number, noise: (k: number) => number, d: number): readonly number[] {
  const x = Array.from({ length: d }, (_, k) => noise(k));
  const side = classOf('separable', i);
  const along = (side * x.reduce((sum, each) => sum + each, 0)) / Math.sqrt(d);
  const move = (Math.abs(along) + GAP - along) / Math.sqrt(d);
  return x.map((each) => each + side * move);
}
