/** Eight runs of an independent float64 program, whose data, weights and quantities are in a file. */
import type { Layers, Order } from '../../order';
import directions from './directions.json' with { type: 'json' };

export const { cases } = directions;

export type Case = (typeof cases)[number];

const flat = (rows: readonly (readonly number[])[]) => Float64Array.from(rows.flat());

const ACTIVATIONS = { linear: 'linear', relu: 'relu', 'relu^2': 'relu2' } as const;

export function orderOf(each: Case): Order {
  const W: Layers = each.W.map(flat);
  const rule = each.rule === 'fa' ? 'fa' : 'bp';
  return {
    ...{ seed: 0, steps: 1000, every: 50, stops: { target: null, plateau: null } },
    sizes: [each.X[0].length, ...each.W.map((layer) => layer.length)],
    // The file has no other words.
    activation: ACTIVATIONS[each.activation as keyof typeof ACTIVATIONS],
    loss: each.loss as Order['loss'],
    stepRule: each.stepRule as Order['stepRule'],
    data: { X: flat(each.X), y: Float64Array.from(each.y) },
    initial: { W, B: each.B?.map(flat) ?? W },
    learners: [{ id: rule, rule, eta: each.eta, lambda: 0, until: null }],
  };
}

/** Its weights after the last step. */
export const finalOf = ({ final }: Case): Layers => final.map(flat);

/** Round-off grows along the chaotic late steps of FA. */
export const toleranceAt = ({ rule }: Case, step: number) =>
  rule === 'fa' && step > 100 ? 1e-6 : 1e-9;

/** |found − wanted|, relative where `wanted` is not next to 0. */
export const relative = (found: number, wanted: number) =>
  Math.abs(found - wanted) / Math.max(Math.abs(wanted), 1e-3);
