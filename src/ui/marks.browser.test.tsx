/** What is marked on the lines stands at its step: the cut-off, a live change, a loss of exactly 0. */
import { expect, test, vi } from 'vitest';
import { openApp } from './testing/app';
import { ended, SHORT } from './testing/ended';
import { fileOf } from './testing/lab';
import { marksIn } from './testing/lines';

test('the mark of the cut-off stands at T', async () => {
  const { page } = await ended();
  const [at, ...more] = marksIn(page.figure('Loss'));
  expect(more).toEqual([]);
  expect(Math.abs(at - 70)).toBeLessThan(1);
  expect(page.figure('Loss').textContent).toContain('λ off');
});

test.each(['learners=bp,fa', 'lambda=0'])(
  'where nothing decays no cut-off is marked: %s',
  async (none) => {
    const { page } = await ended(`p=20&n=8&d=4&steps=120&until=70&backend=simd&${none}`);
    expect(marksIn(page.figure('Loss'))).toEqual([]);
    expect(page.figure('Loss').textContent).not.toContain('λ off');
  },
);

test('what was changed on the way is marked at its step, and told of a pin', async () => {
  const page = await openApp(
    'p=20&n=8&d=4&steps=400&lambda=0.5&until=never&backend=simd&speed=100',
  );
  const { session } = page;
  const far = () => expect(session.curves.getState().step).toBeGreaterThan(20);
  await vi.waitFor(far, 20_000);
  session.setLive(true);
  session.setParam('lambda', 1);
  const [{ step }] = await vi.waitFor(() => {
    const { changes } = session.curves.getState();
    expect(changes).toHaveLength(1);
    return changes;
  }, 5000);
  session.setSpeed('full');
  await page.finished();
  const [at, ...more] = marksIn(page.figure('Loss'));
  expect(more).toEqual([]);
  expect(Math.abs(at - step)).toBeLessThan(2);
  expect(page.figure('Loss').textContent).toContain('λ = 1');
  session.pin();
  await vi.waitFor(() =>
    expect(page.one('.Pins_pins').textContent).toContain('same settings, changed on the way'),
  );
});

test('a loss that is exactly 0 is marked for the learner and at the step where it is', async () => {
  const link =
    'p=4&n=1&d=2&steps=2000&activation=linear&until=100&lambda=0.05&learners=bp,fa,fa-lambda&backend=simd';
  const [{ page }, file] = await Promise.all([ended(link), fileOf(link)]);
  const zeros = file.learners.flatMap(({ id, history }) => {
    const k = history.loss.indexOf(0);
    const step = String(history.step[k]).replace(/(?=000$)/, '\u202f');
    return k < 0 ? [] : [`${SHORT[id]} is exactly 0 at step ${step}`];
  });
  expect(zeros.length).toBeGreaterThan(0);
  expect(zeros.length).toBeLessThan(file.learners.length);
  const titles = [...page.figure('Loss').querySelectorAll('.Zeros_zero title')];
  expect(titles.map((each) => each.textContent)).toEqual(zeros);
});
