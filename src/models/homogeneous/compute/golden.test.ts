/** Held to an independent float64 program: eight runs, whose data, weights and quantities are in a file. */
import { describe, expect, test } from 'vitest';
import type { Layers, Order } from '../order';
import { cohortOf } from './cohort';
import { cases } from './golden/directions.json';
import { separatorOf } from './svm';

const flat = (rows: readonly (readonly number[])[]) => Float64Array.from(rows.flat());

const ACTIVATIONS = { linear: 'linear', relu: 'relu', 'relu^2': 'relu2' } as const;

function orderOf(each: (typeof cases)[number]): Order {
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

const relative = (found: number, wanted: number) =>
  Math.abs(found - wanted) / Math.max(Math.abs(wanted), 1e-3);

describe.each(cases)('$id', (each) => {
  const order = orderOf(each);
  const cohort = cohortOf(order);
  let made = 0;
  // Round-off grows along the chaotic late steps of FA.
  const late = (step: number) => (each.rule === 'fa' && step > 100 ? 1e-6 : 1e-9);

  test.each(Object.entries(each.after))('after %s steps', async (key, wanted) => {
    const step = Number(key);
    cohort.advance(made, step - made);
    made = step;
    const [found] = await cohort.measure(step);
    const near = (name: string, one: number | null, other: number | null) => {
      if (one === null || other === null) return expect(one, name).toBe(other);
      expect(relative(one, other), `${name}: ${one} for ${other}`).toBeLessThan(late(step));
    };
    near('lnLoss', found.lnLoss, wanted.lnLoss);
    near('norm', found.norm, wanted.norm);
    near('alignment', found.alignment, wanted.alignment);
    near('path', found.path, wanted.path);
    expect(found.errors).toBe(wanted.errors);
    for (const [i, margin] of wanted.margins.entries())
      near(`margin ${i}`, found.margins[i], margin);
    near('least margin', Math.min(...found.margins), wanted.margin);
    for (const [k, norm] of wanted.layerNorms.entries())
      near(`norm of layer ${k + 1}`, found.layerNorms[k], norm);
    for (const [k, ratio] of wanted.rankRatio.entries())
      near(`rank of layer ${k + 1}`, found.rankRatios[k], ratio);
    for (const [k, cosine] of wanted.layerAlignment.entries())
      near(`layers ${k + 1} and ${k + 2}`, found.neighbours[k], cosine);
    near('product', found.productCosine, wanted.svmCosine ?? null);
  });

  test('the optimum of a linear network is that of the program', () => {
    const { optimalMargin } = each.after[0];
    if (optimalMargin == null) return;
    const best = separatorOf(order.data.X, order.data.y);
    const margin = typeof best === 'object' ? best.margin : 0;
    const layers = order.sizes.length - 1;
    expect(relative(margin / layers ** (layers / 2), optimalMargin)).toBeLessThan(1e-9);
  });

  test('the final weights are those of the program', async () => {
    const { learners } = await cohort.snapshot();
    for (const [k, layer] of each.final.entries())
      for (const [i, weight] of layer.flat().entries())
        expect(relative(learners[0].W[k][i], weight)).toBeLessThan(late(1000));
  });
});
