/** Every activation by its file, in the order in which they are offered. */
import type { ActivationRow } from './activation';
import { linear } from './linear';
import { relu } from './relu';
import { tanh } from './tanh';

export const activations = [linear, relu, tanh] as const;

export type Activation = (typeof activations)[number]['value'];

/** The row of the table. */
export function activationOf(activation: Activation): ActivationRow {
  const found = activations.find((row) => row.value === activation);
  if (!found) throw new Error(`No activation is called “${activation}”.`);
  return found;
}
