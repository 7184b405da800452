/** What a person does beside the figures comes to what it says: keys, fields, a table that is kept. */
import { expect, test, vi } from 'vitest';
import { tableKept } from '../core/table/missing';
import { take } from '../core/table/take';
import { chosenIn, draftOfText } from './ownData/draft';
import { accept, forget, recall, useKept } from './ownData/kept';
import { changedOnTheWay } from './share';
import { openApp } from './testing/app';
import { fill, press, strike } from './testing/hands';
import { valueAt } from './testing/lines';

const SMALL = 'p=20&n=8&d=4&steps=40&backend=simd';

test('a letter that is typed in a select chooses there, and nothing else', async () => {
  const page = await openApp(SMALL);
  await page.finished();
  const { run, experiment } = page.session.curves.getState();
  for (const select of page.all<HTMLSelectElement>('select')) {
    for (const key of ['r', 'n', 'p', 's', 'f', ' '])
      select.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }
  await page.finished();
  expect(page.session.store.getState().experiment).toEqual(experiment);
  expect(page.session.curves.getState().run).toBe(run);
  expect(page.one('.page').dataset.present).toBe('false');
});

test('what is refused beside a field is followed by the value that stays in use', async () => {
  const page = await openApp(SMALL);
  await page.finished();
  const field = page.one<HTMLInputElement>('input[aria-label="Width p, exact value"]');
  fill(field, 'wide');
  strike(field, 'Enter');
  await vi.waitFor(() => {
    const alert = page.one('.rail [role="alert"]').textContent;
    expect(alert).toMatch(/cannot be “wide”.* 20 stays in use\.$/);
  });
});

test('what was refused is forgotten once another value is set: of every field, by its slider, by Escape', async () => {
  const page = await openApp(`${SMALL}&lambda=1&target=0.1&plateau=20`);
  await page.finished();
  const fields = page.all<HTMLInputElement>('.rail input[aria-label$=", exact value"]');
  const alerts = () => page.all('.rail [role="alert"]').length;
  const refused = () => fields.filter((each) => each.ariaInvalid === 'true').length;
  const refuse = async () => {
    for (const field of fields) fill(field, 'much');
    for (const field of fields) strike(field, 'Enter');
    await vi.waitFor(() => expect([alerts(), refused()]).toEqual([fields.length, fields.length]));
  };
  await refuse();
  for (const slider of page.all<HTMLInputElement>('.rail input[type="range"]'))
    fill(slider, slider.value === slider.max ? '0' : slider.max);
  await vi.waitFor(() => expect([alerts(), refused()]).toEqual([0, 0]));
  page.session.pause();
  await refuse();
  for (const field of fields) strike(field, 'Escape');
  await vi.waitFor(() => expect([alerts(), refused()]).toEqual([0, 0]));
});

test('a link to own data says so where another table of the same name was kept meanwhile', async () => {
  const page = await openApp(SMALL);
  const { session } = page;
  const accepted = async (text: string) => {
    const draft = draftOfText(text);
    if (!draft?.content.ok) throw new Error('It is no table.');
    const { table, choice } = draft.content.value;
    // Not as it was suggested.
    const chosen = { ...choice, testShare: 50 };
    const taken = take(table, chosen);
    if (!taken.ok) throw new Error('It cannot be trained on.');
    await accept(session, taken.value.own, chosenIn(draft, chosen));
    return taken.value.own;
  };
  await accepted('a,y\n1,2\n2,3\n3,5\n4,7\n');
  const ours = { ...sessionStorage };
  const other = await accepted('a,y\n9,2\n8,3\n7,5\n6,7\n');
  await vi.waitFor(() => expect(useKept.getState().lasting).toBe(true));
  // This tab knows of the first one; the second was kept by another.
  for (const [key, value] of Object.entries(ours)) sessionStorage.setItem(key, value);
  session.forgetOwn();
  await recall(session);
  expect(session.store.getState().own?.name).toBe(other.name);
  expect(session.store.getState().ownWord).toEqual(tableKept(other.name));
  const { accepted: again } = useKept.getState();
  expect(again?.content.ok && again.content.value.choice.testShare).toBe(50);
  await forget(session);
  // Nor does the dialog begin with it.
  expect(useKept.getState()).toEqual({ accepted: null, lasting: null });
});

test('a preset leaves seed, backend and precision as they are', async () => {
  const page = await openApp(`${SMALL}&precision=float64&seed=12`);
  await page.finished();
  const select = page.one<HTMLSelectElement>('select[aria-label="Preset"]');
  select.value = 'P7';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() =>
    expect(page.session.store.getState().experiment).toMatchObject({
      ...{ p: 10, data: 'linear', seed: 12, backend: 'simd', precision: 'float64' },
    }),
  );
  page.session.pause();
});

test('who shares a run that was changed once on the way is told that the link has its last settings', async () => {
  const page = await openApp('p=20&n=8&d=4&steps=4000&eta=0.0001&backend=simd&speed=30');
  const { session } = page;
  await vi.waitFor(() => expect(session.curves.getState().step).toBeGreaterThan(2), 20_000);
  session.setLive(true);
  session.setParam('lambda', 1);
  await vi.waitFor(() => expect(session.curves.getState().changes).toHaveLength(1), 10_000);
  press(page.one('.bar'), 'Share');
  await vi.waitFor(
    () => expect(page.one('.Toast_toast').textContent).toContain(changedOnTheWay),
    5000,
  );
  session.pause();
});

test('the axis makes room for a pinned run', async () => {
  const page = await openApp(`${SMALL}&data=random&noise=10&learners=fa`);
  await page.finished();
  const [{ readings }] = page.session.curves.getState().measurements;
  press(document.body, 'Pin run');
  location.hash = `#${SMALL.replace('n=8', 'n=1')}&data=random&learners=fa&speed=full`;
  await vi.waitFor(() => expect(page.session.store.getState().experiment.n).toBe(1));
  await page.finished();
  const top = valueAt(page.figure('Loss'), 16);
  expect(top).toBeGreaterThan(0.9 * readings[0].loss);
});
