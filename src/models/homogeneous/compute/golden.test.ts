/** Held to an independent float64 program: eight runs, whose data, weights and quantities are in a file. */
import { describe, expect, test } from 'vitest';
import { cohortOf } from './cohort';
import { cases, finalOf, orderOf, relative, toleranceAt } from './golden/case';
import { separatorOf } from './svm';

describe.each(cases)('$id', (each) => {
  const order = orderOf(each);
  const cohort = cohortOf(order);
  let made = 0;

  test.each(Object.entries(each.after))('after %s steps', async (key, wanted) => {
    const step = Number(key);
    cohort.advance(made, step - made);
    made = step;
    const [found] = await cohort.measure(step);
    const near = (name: string, one: number | null, other: number | null) => {
      if (one === null || other === null) return expect(one, name).toBe(other);
      expect(relative(one, other), `${name}: ${one} for ${other}`).toBeLessThan(
        toleranceAt(each, step),
      );
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
    for (const [k, layer] of finalOf(each).entries())
      for (const [i, weight] of layer.entries())
        expect(relative(learners[0].W[k][i], weight)).toBeLessThan(toleranceAt(each, 1000));
  });
});
