/** What a person does beside the figures comes to what it says: keys, fields, a table that is kept. */
import { expect, test, vi } from 'vitest';
import { take } from '../experiment/ownData/take';
import { tableKept } from '../experiment/url';
import { draftOfText } from './ownData/draft';
import { accept, forget, recall, useKept } from './ownData/kept';
import { openApp } from './testing/app';

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
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  set?.call(field, 'wide');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await vi.waitFor(() => {
    const alert = page.one('.rail [role="alert"]').textContent;
    expect(alert).toMatch(/cannot be “wide”.* 20 stays in use\.$/);
  });
});

test('a link to own data says so where another table of the same name was kept meanwhile', async () => {
  const page = await openApp(SMALL);
  const { session } = page;
  const accepted = async (text: string) => {
    const draft = draftOfText(text);
    if (!draft?.content.ok) throw new Error('It is no table.');
    const { table, choice } = draft.content.value;
    const taken = take(table, choice);
    if (!taken.ok) throw new Error('It cannot be trained on.');
    await accept(session, taken.value.own, draft);
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
  await recall(session);
  await forget(session);
});
