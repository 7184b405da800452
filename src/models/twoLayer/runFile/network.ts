/** Reads the matrices of a run file, data and weights, and sees to it that their sizes agree. */
import type { Tell } from '../../../engine/runFile/check';
import type { Unread } from '../../../engine/runFile/files';
import { readMatrix, type Size } from '../../../engine/runFile/matrix';
import type { Data, Samples } from '../../../engine/samples';
import type { Initial } from '../order';
import type { Shape } from '../sizes';

export interface Network {
  readonly shape: Shape;
  readonly data: Data;
  readonly initial: Initial;
}

/** The data and the initial weights, or null after telling what is wrong. */
export function readNetwork(data: Unread, initial: Unread, tell: Tell): Network | null {
  const X = readMatrix('data.X', data.X, tell);
  const samples = X && { size: X.rows, why: 'one for each row of data.X' };
  const Y = readMatrix('data.Y', data.Y, tell, samples);
  const inputs = X && { size: X.columns, why: 'as data.X has' };
  const outputs = Y && { size: Y.columns, why: 'as data.Y has' };
  const W = readMatrix('initial.W', initial.W, tell, null, inputs);
  const units = W && { size: W.rows, why: 'one for each row of initial.W' };
  const beta = readMatrix('initial.beta', initial.beta, tell, units, outputs);
  const b = readMatrix('initial.b', initial.b, tell, units, outputs);
  const test = readTest(data, inputs, outputs, tell);
  if (!X || !Y || !W || !beta || !b || test === 'wrong') return null;
  return {
    shape: { n: X.rows, d: X.columns, p: W.rows, o: Y.columns },
    data: { X: X.values, Y: Y.values, ...(test && { test }) },
    initial: { W: W.values, beta: beta.values, b: b.values },
  };
}

/** The samples to test on; null if there are none. */
function readTest(
  { Xtest, Ytest }: Unread,
  inputs: Size | null,
  outputs: Size | null,
  tell: Tell,
): Samples | null | 'wrong' {
  if (Xtest === undefined && Ytest === undefined) return null;
  const X = readMatrix('data.Xtest', Xtest, tell, null, inputs);
  const samples = X && { size: X.rows, why: 'one for each row of data.Xtest' };
  const Y = readMatrix('data.Ytest', Ytest, tell, samples, outputs);
  return X && Y ? { X: X.values, Y: Y.values } : 'wrong';
}

/** The final weights of a learner; a file may leave out b, which is never trained. */
export function readFinal(
  name: string,
  { b, ...final }: Unread,
  { shape, initial }: Network,
  tell: Tell,
): Initial | null {
  const units = { size: shape.p, why: 'as initial.W has' };
  const inputs = { size: shape.d, why: 'as data.X has' };
  const outputs = { size: shape.o, why: 'as data.Y has' };
  const W = readMatrix(`${name}.W`, final.W, tell, units, inputs);
  const beta = readMatrix(`${name}.beta`, final.beta, tell, units, outputs);
  const fixed = b === undefined ? null : readMatrix(`${name}.b`, b, tell, units, outputs);
  return W && beta && { W: W.values, beta: beta.values, b: fixed?.values ?? initial.b };
}
