/** All layers of a network as one vector. */
import type { Layers } from '../order';

export function normOf(layers: Layers): number {
  let sum = 0;
  for (const layer of layers) for (let k = 0; k < layer.length; k++) sum += layer[k] * layer[k];
  return Math.sqrt(sum);
}

/** The cosine of the angle between two; null where one of them is zero. */
export function cosineOf(one: Layers, other: Layers): number | null {
  const norms = normOf(one) * normOf(other);
  if (!(norms > 0)) return null;
  let sum = 0;
  for (const [k, layer] of one.entries()) {
    const rest = other[k];
    for (let i = 0; i < layer.length; i++) sum += layer[i] * rest[i];
  }
  return sum / norms;
}

export const copyOf = (layers: Layers): Layers => layers.map((layer) => layer.slice());

export const layerNorm = (layer: Float64Array): number => normOf([layer]);
