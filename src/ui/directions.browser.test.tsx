/** The page of the second laboratory shows what its run file holds, learner by learner. */
import { expect, test, vi } from 'vitest';
import { openApp } from './testing/app';
import { choose, expectNear, expectText, press, tableOf } from './testing/hands';
import { fileOf } from './testing/lab';
import { lineOf } from './testing/lines';

const LINK = 'model=directions&n=20&p=6&steps=120&learners=bp,fa,fa-lambda';
const SHORT = { bp: 'BP', fa: 'FA', 'fa-lambda': 'FA+λ', 'bp-lambda': 'BP+λ' };

/** What a head of the readout is called in the file. */
const COLUMNS = {
  '−ln 𝓛': 'minusLnLoss',
  '‖W‖': 'norm',
  '1 − cos(W, −∇𝓛)': 'misalignment',
  'path of Ŵ': 'path',
  'least margin': 'margin',
  wrong: 'errors',
  'σ₂/σ₁': 'rank',
};

test('the readout has each learner’s last figures, and the table of a chart every one', async () => {
  const page = await openApp(LINK);
  await page.finished();
  const file = await fileOf(LINK);
  const wrong = file.learners[0].history.errors.at(-1) ?? 0;
  expect(wrong, 'a case in which the theorems claim nothing').toBeGreaterThan(0);
  expect(page.notices()).toEqual([
    `BP has ${wrong} of 20 samples wrong. The theorems speak of networks that get all samples right: here they claim nothing.`,
  ]);
  for (const { id, history } of file.learners) {
    const row = page.readout(id);
    for (const [head, name] of Object.entries(COLUMNS)) {
      const value = history[name].at(-1) ?? null;
      expectNear(row[head].value, value, `${id}, ${head}`);
      expectText(row[head].text, value, `${id}, ${head}`);
    }
    for (const chart of ['Growth', 'Direction'])
      expect(lineOf(page.figure(chart), SHORT[id]).length, chart).toBeGreaterThan(5);
  }
  await choose(page.figure('Growth'), 'Growth', 'View as table');
  const { head, body } = await tableOf(page.figure('Growth'));
  expect(head.slice(0, 4)).toEqual(['step', 'BP', 'FA', 'FA+λ']);
  const steps = file.learners[0].history.step;
  expect(body.map(([step]) => Number(step))).toEqual(steps);
  for (const [k, { id, history }] of file.learners.entries())
    for (const [row, cells] of body.entries())
      expectText(cells[k + 1], history.minusLnLoss[row], `${id}, row ${row + 1}`);
});

test('a linear network is measured against its optimum, and a switch shows the other quantity', async () => {
  const link =
    'model=directions&layers=3&p=5&activation=linear&data=blobs&n=12&eta=4&steps=200&learners=bp';
  const page = await openApp(link);
  await page.finished();
  expect(page.notices()).toEqual([]);
  const { history } = (await fileOf(link)).learners[0];
  expectNear(
    page.readout('bp')['of the optimum'].value,
    history.marginShare.at(-1) ?? null,
    'share',
  );
  press(page.figure('Direction'), 'path');
  await vi.waitFor(() =>
    expect(page.figure('Direction').querySelector('figcaption')?.textContent).toContain('way of'),
  );
  await choose(page.figure('Direction'), 'Direction', 'View as table');
  const { body } = await tableOf(page.figure('Direction'));
  expectText(body.at(-1)?.[1], history.path.at(-1) ?? null, 'path');
});

test.each([
  ['data=xor&activation=linear&n=12', 'No line, plane or hyperplane through 0 parts these classes'],
  ['n=1', 'All samples are of one class'],
])('where the premise fails, that is said: %s', async (change, words) => {
  const page = await openApp(`model=directions&steps=20&learners=bp&${change}`);
  await page.finished();
  expect(page.notices()).toEqual([expect.stringContaining(words)]);
});
