/** The page in a real browser with its real worker: what a person sees of a run once it has ended. */
import { expect, test, vi } from 'vitest';
import { openApp } from './testing/app';
import { lineOf, valueAt } from './testing/lines';

const SMALL = 'p=20&n=8&d=4&steps=40';

test('the readout shows the last measurement, rounded, and holds it exactly', async () => {
  const page = await openApp(`${SMALL}&learners=bp,fa`);
  expect(await page.finished()).toMatchObject({ status: 'done', outcome: { kind: 'budget' } });
  const { measurements } = page.session.curves.getState();
  const last = measurements.at(-1);
  expect(last?.step).toBe(40);
  for (const [index, id] of (['bp', 'fa'] as const).entries()) {
    const { loss, '∠(b, β)': angle } = page.readout(id);
    expect(loss.value).toBe(last?.readings[index].loss);
    expect(Number(loss.text)).toBeCloseTo(loss.value ?? 0, 3);
    expect(angle.text).toBe(`${angle.value?.toFixed(1)}°`);
  }
});

test.each([
  ['Loss', 'loss'],
  ['Alignment', '∠(b, β)'],
] as const)('each line of the %s chart ends at its learner’s value', async (name, column) => {
  const page = await openApp(SMALL);
  await page.finished();
  const figure = page.figure(name);
  for (const [id, short] of [
    ['fa', 'FA'],
    ['fa-lambda', 'FA+λ'],
  ] as const) {
    const end = lineOf(figure, short).at(-1);
    const { value } = page.readout(id)[column];
    expect(valueAt(figure, end?.y ?? 0) / (value ?? 0)).toBeCloseTo(1, 2);
  }
});

test('a link that names a parameter twice is told which of the two counts', async () => {
  const page = await openApp(`${SMALL}&p=30`);
  expect(page.notices()).toEqual(['The link gives Width p 2 times. Only the first counts.']);
  expect(page.session.store.getState().experiment.p).toBe(20);
});

test('the run bar tells the speed of a run while it goes, and how it stands whenever it does not', async () => {
  const page = await openApp('p=20&n=8&d=4&steps=2000&eta=0.0001&backend=simd&speed=30');
  const { session } = page;
  const says = (text: string | RegExp) =>
    vi.waitFor(() => expect(page.one('.RunBar_status').textContent).toMatch(text), 20_000);
  await says(/^[\d.]+\/s$/);
  session.pause();
  await says('paused');
  session.setSpeed('full');
  session.run();
  await page.finished();
  await says('done');
});

test('a run that diverges ends with a notice', async () => {
  const page = await openApp('p=20&n=8&d=4&steps=4000&eta=10');
  expect(await page.finished()).toMatchObject({ outcome: { kind: 'diverged' } });
  expect(page.notices()).toEqual([expect.stringContaining('diverged')]);
});
