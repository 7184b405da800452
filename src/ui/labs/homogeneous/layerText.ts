/** What is told of each layer, in lines. */
import { itemAt } from '../../../core/itemAt';
import type { LayerPortrait } from '../../../models/homogeneous/probes';

const LOW = '₀₁₂₃₄₅₆₇₈₉';

/** W₁, u₁ */
const numbered = (letter: string, layer: number) => `${letter}${LOW.charAt(layer)}`;

/** |⟨u_k, v_{k+1}⟩| of each layer and the next one: one fewer than there are layers. */
export function overlapsOf(layers: readonly LayerPortrait[]): readonly number[] {
  return layers
    .slice(1)
    .map(({ v }, k) =>
      Math.abs(itemAt(layers, k).u.reduce((sum, each, r) => sum + each * itemAt(v, r), 0)),
    );
}

/** Its name and sizes; σ₂/σ₁, where it could have a second; how it lines up with the layer before it. */
export function linesOf(layers: readonly LayerPortrait[]): readonly (readonly string[])[] {
  const overlaps = overlapsOf(layers);
  return layers.map(({ rows, columns, ratio }, k) => {
    const overlap = overlaps[k - 1];
    const pair = `|⟨${numbered('u', k)}, ${numbered('v', k + 1)}⟩|`;
    return [
      `${numbered('W', k + 1)} ${rows}×${columns}`,
      ...(Math.min(rows, columns) > 1 ? [`σ₂/σ₁ ${ratio.toFixed(2)}`] : []),
      ...(overlap === undefined ? [] : [`${pair} ${overlap.toFixed(2)}`]),
    ];
  });
}
