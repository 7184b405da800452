/** The presets J1 to J3 over twelve seeds: their medians lie within what an independent program measured over twelve others. */
import { expect, test } from 'vitest';
import { judge } from './bands';

test.each(['J1', 'J2', 'J3'] as const)('%s, to a thousand steps', async (id) => {
  const judged = await judge(id, 1000);
  expect(judged.length).toBeGreaterThan(10);
  expect(judged.filter(({ holds }) => !holds)).toEqual([]);
});
