/** Lines and their dots are named, coloured, hidden and scaled as is said of them. */
import { expect, test, vi } from 'vitest';
import { strokeOf } from './strokes';
import { ended, LINK, SHORT } from './testing/ended';
import { expectText, press } from './testing/hands';
import { lineOf, linesIn, stepAt, valueAt } from './testing/lines';
import { setView } from './view';

test('each line has a dot of its colour where it has got to, and one at the step that is read', async () => {
  const { page, info } = await ended();
  const colours = info.learners.map(({ id }) => strokeOf(id).color);
  const figure = page.figure('Loss');
  const ends = [...figure.querySelectorAll('circle[data-last-point]')];
  expect(ends.map((dot) => dot.getAttribute('fill'))).toEqual(colours);
  const plot = figure.querySelector('[role="application"]');
  plot?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
  const read = await vi.waitFor(() => {
    const dots = [...figure.querySelectorAll('.HoveredStep_step circle')];
    expect(dots.map((dot) => dot.getAttribute('fill'))).toEqual(colours);
    return dots;
  });
  for (const [k, { id }] of info.learners.entries()) {
    const end = lineOf(figure, SHORT[id]).at(-1)?.y ?? 0;
    for (const dot of [ends[k], read[k]])
      expect(Math.abs(Number(dot.getAttribute('cy')) - end), id).toBeLessThan(0.5);
  }
});

test('lines are named by the rule of their learner', async () => {
  const { page } = await ended(`${LINK}&feedback=usf`);
  expect(linesIn(page.figure('Loss'))).toEqual(['BP', 'uSF', 'uSF+λ', 'BP+λ']);
});

test('a click on a name hides that learner’s line and no other', async () => {
  const { page } = await ended();
  press(page.one('.Readout_readout tr[data-learner="fa"]'), /Feedback/);
  await vi.waitFor(() => expect(linesIn(page.figure('Loss'))).toEqual(['BP', 'FA+λ', 'BP+λ']));
  const pressed = page
    .all('.Readout_readout .Readout_legend')
    .map((each) => each.getAttribute('aria-pressed'));
  expect(pressed).toEqual(['true', 'false', 'true', 'true']);
});

test('a predicted band and a pinned line go and come back with their learner', async () => {
  const { page } = await ended(
    'p=300&n=8&d=12&steps=200&activation=linear&data=linear&eta=0.001&learners=fa,fa-lambda&backend=simd',
  );
  press(document.body, 'Pin run');
  const figure = page.figure('Alignment');
  const extra = () => ({
    bands: figure.querySelectorAll('.ExtraLines_foretold').length,
    pinned: figure.querySelectorAll('path[data-pin]').length,
  });
  const both = await vi.waitFor(() => {
    const found = extra();
    expect(found.bands).toBeGreaterThan(1);
    expect(found.pinned).toBe(2);
    return found;
  });
  const legend = page.one('.Readout_readout tr[data-learner="fa"]');
  press(legend, /Feedback/);
  await vi.waitFor(() => expect(extra()).toEqual({ bands: both.bands / 2, pinned: 1 }));
  press(legend, /Feedback/);
  await vi.waitFor(() => expect(extra()).toEqual(both));
});

test('with a line hidden the reading gives the others their own values', async () => {
  const { page, info } = await ended();
  press(page.one('.Readout_readout tr[data-learner="bp"]'), /Backprop/);
  await vi.waitFor(() => expect(linesIn(page.figure('Loss'))).toEqual(['FA', 'FA+λ', 'BP+λ']));
  const plot = page.figure('Loss').querySelector('[role="application"]');
  plot?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
  const rows = await vi.waitFor(() => {
    const found = [...page.figure('Loss').querySelectorAll('.StepTooltip_tooltip > span')];
    expect(found).toHaveLength(3);
    return found;
  });
  const [, ...last] = page.session.curves.getState().measurements.at(-1)?.readings ?? [];
  for (const [k, { loss }] of last.entries()) {
    const [, name, value] = rows[k].children;
    expect(name.textContent).toBe(SHORT[info.learners[k + 1].id]);
    expectText(value.textContent, loss, name.textContent);
  }
});

test('the loss reads the same on a linear scale as on a log one', async () => {
  const { page, info } = await ended();
  const figure = page.figure('Loss');
  const { measurements } = page.session.curves.getState();
  const labels = () =>
    [...figure.querySelectorAll('.recharts-yAxis-tick-labels text')].map(
      (each) => each.textContent,
    );
  const expectRead = () => {
    for (const [k, { id }] of info.learners.entries()) {
      const line = lineOf(figure, SHORT[id]);
      for (const [at, measured] of [
        [line[0], measurements[0]],
        [line.at(-1), measurements.at(-1)],
      ] as const) {
        const { loss } = measured?.readings[k] ?? {};
        expect(valueAt(figure, at?.y ?? 0) / (loss ?? 0)).toBeCloseTo(1, 1);
      }
    }
  };
  expectRead();
  press(figure, 'log');
  await vi.waitFor(() => expect(labels()).not.toContainEqual(expect.stringMatching(/^10[⁻⁰¹²]/)));
  expectRead();
  const [first, second, third] = labels().map(Number);
  expect(third - second).toBeCloseTo(second - first, 9);
});

test('a zoom beyond the last step of a shorter run is left: all of that run is in sight', async () => {
  const { page } = await ended();
  setView({ zoom: [80, 110] });
  location.hash = `#${LINK.replace('steps=120', 'steps=60')}&speed=full`;
  await vi.waitFor(() => expect(page.session.store.getState().experiment.steps).toBe(60));
  await page.finished();
  for (const name of ['Loss', 'Alignment'] as const) {
    const figure = page.figure(name);
    const line = lineOf(figure, 'FA');
    expect(stepAt(figure, line[0].x)).toBeCloseTo(0, 0);
    expect(stepAt(figure, line.at(-1)?.x ?? 0)).toBeCloseTo(60, 0);
  }
});

test('theory is shown where it holds, by the width, and its switch hides and shows it', async () => {
  const { page } = await ended('p=1000&n=4&d=4&steps=40&activation=tanh&backend=simd');
  const figure = page.figure('Loss');
  const bands = () =>
    [...figure.querySelectorAll('path.ExtraLines_foretold')].map((each) => each.textContent);
  await vi.waitFor(() => expect(bands()).toEqual(['FA, predicted']));
  press(figure, 'theory');
  await vi.waitFor(() => expect(bands()).toEqual([]));
  press(figure, 'theory');
  await vi.waitFor(() => expect(bands()).toEqual(['FA, predicted']));
});
