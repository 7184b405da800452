/** A laboratory that is registered, and has nothing else, has a page: controls, links, runs, readout, charts, table. */
import { expect, test, vi } from 'vitest';
import { facts as known } from '../models/facts';
import { facts, model } from '../models/testing/regression';
import { openApp } from './testing/app';
import { choose, press, tableOf } from './testing/hands';
import { lineOf } from './testing/lines';

const lab = { facts, model };

test('its link is read and written, its run goes to the end, each quantity has its chart and its column', async () => {
  const page = await openApp('model=regression&n=10&learners=slow,fast&steps=60', { lab });
  expect(await page.finished()).toMatchObject({ outcome: { kind: 'budget' } });
  expect(page.notices()).toEqual([]);
  const { measurements } = page.session.curves.getState();
  for (const [index, id] of ['slow', 'fast'].entries()) {
    const row = page.readout(id);
    const reading = measurements.at(-1)?.readings[index];
    expect(row['At step 60'].text).toBe(`The ${id} one`);
    expect(row.loss.value).toBe(reading?.loss);
    expect(row['‖w − w*‖'].value).toBeGreaterThan(0);
    for (const chart of ['Loss', 'Distance']) {
      expect(lineOf(page.figure(chart), id).length).toBeGreaterThan(3);
    }
  }
  expect(page.readout('fast').loss.value).toBeLessThan(page.readout('slow').loss.value ?? 0);
  await choose(page.figure('Distance'), 'Distance', 'View as table');
  const { head, body } = await tableOf(page.figure('Distance'));
  expect(head).toEqual(['step', 'slow', 'fast']);
  expect(body).toHaveLength(measurements.length);
});

test('its parameters are controls, and a change of one is a new run and a new link', async () => {
  const page = await openApp('model=regression', { lab });
  await page.finished();
  const names = page
    .all('input.NumberControl_slider')
    .map((each) => each.getAttribute('aria-label'));
  expect(names).toEqual(['Samples n', 'Inputs d', 'Steps', 'Seed']);
  const slow = page
    .all<HTMLLabelElement>('fieldset[aria-label="Learners"] label')
    .find(({ textContent }) => textContent === 'Slow');
  slow?.click();
  await page.finished();
  await vi.waitFor(() => expect(location.hash).toBe('#model=regression&learners=fast&speed=full'));
  expect(page.all('.Readout_readout tbody tr')).toHaveLength(1);
});

test('a pinned run stays beside the next, and goes with its laboratory', async () => {
  const page = await openApp('model=regression&steps=40', { lab });
  await page.finished();
  page.session.pin();
  page.session.setParam('n', 50);
  await page.finished();
  const named = () => page.all('.Pins_pin').map(({ textContent }) => textContent);
  await vi.waitFor(() => expect(named()).toEqual(['1n = 20']));
  location.hash = '#p=20&n=8&d=4&steps=20&speed=full';
  await vi.waitFor(() => expect(page.figure('Weights')).toBeDefined());
  expect(named()).toEqual([]);
  expect(await page.finished()).toMatchObject({ outcome: { kind: 'budget' } });
});

test('a link to no laboratory says so, and opens the first', async () => {
  const page = await openApp('model=nothing&p=20&n=8&d=4&steps=20', { lab });
  await page.finished();
  expect(page.notices()).toEqual([
    `The link’s model cannot be “nothing”: it must be one of ${[...known, facts].map(({ id }) => id).join(', ')}. two-layer was used instead.`,
  ]);
  press(page.figure('Loss'), 'log');
});
