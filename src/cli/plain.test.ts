/** A laboratory that is registered, and has nothing else, has the command line: runs, files, words. */
import { expect, test } from 'vitest';
import { laboratories } from '../models/laboratories';
import { facts, model } from '../models/testing/regression';
import { ran } from './testTerminal';

const known = [...laboratories, { facts, model }] as const;

test('its run is trained and written, with its own quantities, and told in its own names', async () => {
  const link = 'model=regression&n=10&d=3&steps=40';
  const { code, output, log } = await ran(['run', link, '--weights'], { known });
  expect(code).toBe(0);
  expect(log).toContain('slow, fast; n 10, d 3; 40 steps; reference, float64');
  const file = JSON.parse(output);
  expect(file).toMatchObject({
    ...{ format: 'alignment-lab/run', model: 'regression', backend: 'reference' },
    experiment: { n: 10, d: 3, steps: 40, learners: ['slow', 'fast'] },
  });
  expect(file.data.X).toHaveLength(10);
  for (const { id, history, final } of file.learners) {
    expect(Object.keys(history)).toEqual(['step', 'loss', 'distance', 'testLoss', 'testAccuracy']);
    expect(history.loss.at(-1), id).toBeLessThan(history.loss[0]);
    expect(history.step.at(-1)).toBe(40);
    expect(final.w[0]).toHaveLength(3);
  }
});

test('its file is not taken for one of another laboratory', async () => {
  const { output } = await ran(['run', 'model=regression'], { known });
  const { code, log } = await ran(['replay', 'run.json'], { known, files: { 'run.json': output } });
  expect(code).toBe(2);
  expect(log).toContain(
    'This is a run file of the model "regression": those of two-layer and directions alone',
  );
});

test('a link to no laboratory is refused by name', async () => {
  const { code, log } = await ran(['run', 'model=nothing'], { known });
  expect(code).toBe(2);
  expect(log).toContain(
    `model cannot be “nothing”: it must be one of ${known.map((each) => each.facts.id).join(', ')}.`,
  );
});
