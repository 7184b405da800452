/** Activations s(z) of a homogeneous network: s(cz) = c^q s(z) for c > 0 ([JT] §2). */

export const activations = [
  { value: 'linear', label: 'linear', degree: 1 },
  { value: 'relu', label: 'ReLU', degree: 1 },
  { value: 'relu2', label: 'ReLU²', also: ['relu^2'], degree: 2 },
] as const;

export type Activation = (typeof activations)[number]['value'];

/** q: s grows as its argument to this power. */
export function powerOf(activation: Activation): number {
  const found = activations.find(({ value }) => value === activation);
  if (!found) throw new Error(`No activation is called “${activation}”.`);
  return found.degree;
}

/** The degree D of f in all weights: D₁ = 1, D_{k+1} = q D_k + 1 over L layers. */
export function degreeOf(activation: Activation, layers: number): number {
  const q = powerOf(activation);
  let degree = 1;
  for (let layer = 1; layer < layers; layer++) degree = q * degree + 1;
  return degree;
}
