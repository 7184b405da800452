/** What is measured of a learner at a step: the science of docs/directions.md, from its weights alone. */
import { degreeOf } from '../activations';
import type { Layers, Order } from '../order';
import type { State } from '../state';
import type { Pass } from './network';
import { endToEnd, spectrumOf } from './spectrum';
import { type NoSeparator, type Separator, separatorOf } from './svm';
import { cosineOf, layerNorm, normOf } from './vectors';

/** m_i/‖W‖^D [n], of the pass that went forward with these weights last. */
function normalised(order: Order, pass: Pass, W: Layers): Float64Array {
  const scale = Math.exp(-degreeOf(order.activation, W.length) * Math.log(normOf(W)));
  return pass.margins.map((margin) => margin * scale);
}

export function marginsOf(order: Order, pass: Pass, W: Layers): Float64Array {
  pass.forward(W);
  return normalised(order, pass, W);
}

export function stateOf(order: Order, pass: Pass, W: Layers, path: number): State {
  const lnLoss = pass.forward(W);
  const norm = normOf(W);
  const margins = normalised(order, pass, W);
  const errors = margins.filter((margin) => !(margin > 0)).length;
  pass.back(W);
  const alignment = cosineOf(W, pass.gradient);
  const { rankRatios, neighbours } = spectrumOf(W, order.sizes);
  const best = bestFor(order);
  return {
    ...{ lnLoss, norm, alignment, path, margins, errors, rankRatios, neighbours },
    layerNorms: W.map(layerNorm),
    marginShare: best && Math.min(...margins) / optimumBy(best, W.length),
    productCosine: best && cosineOf([endToEnd(W, order.sizes)], [best.direction]),
  };
}

/** The greatest that the least margin of a linear network can be: γ/L^{L/2}, γ that of the best separator. */
const optimumBy = ({ margin }: Separator, layers: number) => margin / layers ** (layers / 2);

/** That of this run; null where the network is not linear, or no linear one can be right. */
export function optimumOf(order: Order): number | null {
  const best = bestFor(order);
  return best && optimumBy(best, order.sizes.length - 1);
}

/** What a linear network turns to; null where there is no such thing. */
function bestFor(order: Order): Separator | null {
  const best = order.activation === 'linear' ? bestOf(order) : 'none';
  return typeof best === 'object' ? best : null;
}

const separators = new WeakMap<Order['data'], Separator | NoSeparator>();

/** Worked out once for the data of a run. */
export function bestOf({ data }: Order): Separator | NoSeparator {
  const known = separators.get(data);
  if (known) return known;
  const best = separatorOf(data.X, data.y);
  separators.set(data, best);
  return best;
}
