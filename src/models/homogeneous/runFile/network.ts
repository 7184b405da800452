/** Reads what a run file holds of its data and weights, and sees to it that their sizes agree. */
import type { Tell } from '../../../engine/runFile/check';
import type { Frame } from '../../../engine/runFile/files';
import { type Matrix, readList, readMatrix, type Size } from '../../../engine/runFile/matrix';
import { isLifted } from '../inputs';
import type { Layers, Order } from '../order';

const LAYERS = { one: 'layer', list: 'an array of matrices' };

type Network = Pick<Order, 'sizes' | 'data' | 'initial'>;

/** The data and the initial weights, or null after telling what is wrong. */
export function readNetwork({ experiment, data, initial }: Frame, tell: Tell): Network | null {
  const X = readMatrix('data.X', data.X, tell);
  const y = readMatrix(
    'data.y',
    data.y,
    tell,
    X && { size: X.rows, why: 'one for each row of data.X' },
    {
      size: 1,
      why: 'the class of a sample',
    },
  );
  const wrong = y?.values.findIndex((label) => Math.abs(label) !== 1) ?? -1;
  if (y && wrong >= 0)
    tell(`data.y[${wrong}][0] (row ${wrong + 1}) is ${y.values[wrong]}: it must be 1 or -1.`);
  const W = readWeights(
    'initial.W',
    initial.W,
    X && { size: X.columns, why: 'as data.X has' },
    tell,
  );
  const sizes = W && [W[0].columns, ...W.map(({ rows }) => rows)];
  const B = readLayers('initial.B', initial.B, sizes, tell);
  if (!X || !y || wrong >= 0 || !W || !sizes || !B) return null;
  const lifted = typeof experiment.data === 'string' && isLifted({ data: experiment.data });
  return {
    sizes,
    data: { X: X.values, y: y.values, lifted },
    initial: { W: W.map(({ values }) => values), B },
  };
}

/** The matrices of layers of these sizes, or null after telling what is wrong. Sizes that are not known are not looked at. */
export function readLayers(
  name: string,
  json: unknown,
  sizes: readonly number[] | null,
  tell: Tell,
): Layers | null {
  const why = 'as initial.W has';
  const list = readList(name, json, LAYERS, tell, sizes && { size: sizes.length - 1, why });
  if (!list || !sizes) return null;
  const found = list.map((each, k) =>
    readMatrix(`${name}[${k}]`, each, tell, { size: sizes[k + 1], why }, { size: sizes[k], why }),
  );
  return found.every((each) => each !== null) ? found.map(({ values }) => values) : null;
}

/** The initial weights, by which all sizes go: each layer takes what the one before it gives, and the last gives one number. */
function readWeights(
  name: string,
  json: unknown,
  inputs: Size | null,
  tell: Tell,
): readonly Matrix[] | null {
  const list = readList(name, json, LAYERS, tell);
  if (!list) return null;
  const found: Matrix[] = [];
  let columns = inputs;
  for (const [k, each] of list.entries()) {
    const rows = k === list.length - 1 ? { size: 1, why: 'the output of the network' } : null;
    const layer = readMatrix(`${name}[${k}]`, each, tell, rows, columns);
    if (!layer) return null;
    found.push(layer);
    columns = { size: layer.rows, why: `one for each row of ${name}[${k}]` };
  }
  return found;
}
