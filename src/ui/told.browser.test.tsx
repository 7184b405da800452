/** Captions, summary and notices tell of the run that is shown, and of those of its learners that it is true of. */
import { expect, test, vi } from 'vitest';
import { type LearnerId, learnerName, learnerOfRun } from '../models/twoLayer/learners';
import { openApp } from './testing/app';
import { ended, ran, SHORT } from './testing/ended';
import { expectText } from './testing/hands';
import { angleOf, fileOf } from './testing/lab';

test('the caption of the loss states the learning rate', async () => {
  const { page, info } = await ended();
  const caption = page.figure('Loss').querySelector('.FigureCard_caption')?.textContent ?? '';
  expectText(/η = (.*)$/.exec(caption)?.[1] ?? '', info.learners[0].eta, caption);
});

test('the summary says the step, and of each learner its loss and its angle', async () => {
  const { page, file } = await ran();
  const sentences = await vi.waitFor(() => {
    const text = page.one('[aria-label="Summary of the run"]').textContent;
    expect(text).toContain('The run has made all its steps.');
    return text;
  });
  expect(sentences).toContain('Step 120 of 120.');
  for (const { id, history } of file.learners) {
    const [, loss, angle] =
      new RegExp(
        `(?:^|\\. )${SHORT[id].replace('+', '\\+')}: loss ([\\d.e-]+), angle ([\\d.]+)°`,
      ).exec(sentences) ?? [];
    expectText(loss ?? '', history.loss.at(-1), `${id}, loss`);
    expectText(angle ?? '', angleOf(history.cos.at(-1) ?? null), `${id}, angle`);
  }
});

test('the summary says that a run ended at its target', async () => {
  const { page, end } = await ended('p=12&n=6&d=4&steps=400&target=0.1&lambda=0.1&backend=simd');
  expect(end).toMatchObject({ outcome: { kind: 'target', step: 18 } });
  await vi.waitFor(() =>
    expect(page.one('[aria-label="Summary of the run"]').textContent).toContain(
      'Every learner reached the target loss by step 18: the run stopped.',
    ),
  );
});

test('the summary names all that diverged', async () => {
  const { page } = await ended('p=20&n=8&d=4&steps=4000&backend=simd&eta=10');
  await vi.waitFor(() =>
    expect(page.one('[aria-label="Summary of the run"]').textContent).toMatch(
      /Backpropagation, Feedback alignment and .* diverged\.$/,
    ),
  );
});

test.each([
  ['lambda=5&until=never', ['fa-lambda']],
  ['eta=10&feedback=usf', ['bp', 'fa', 'fa-lambda']],
  ['eta=10', ['bp', 'fa', 'fa-lambda']],
] as const)(
  '%s: the notice names those that diverged, and no other',
  async (settings, expected) => {
    const link = `p=20&n=8&d=4&steps=4000&backend=simd&${settings}`;
    const page = await openApp(link);
    expect(await page.finished()).toMatchObject({ outcome: { kind: 'diverged' } });
    const [notice] = page.notices();
    const rule = link.includes('usf') ? 'usf' : 'fa';
    const named = (['bp', 'fa', 'fa-lambda'] as LearnerId[]).filter((id) => {
      const { long } = learnerName(learnerOfRun(id, rule));
      return notice
        .split(' diverged')[0]
        .split(/, | and /)
        .includes(long);
    });
    expect(named).toEqual(expected);
    const file = await fileOf(link);
    const last = file.learners.filter(
      ({ history }) => (history.relativeLoss.at(-1) ?? Number.POSITIVE_INFINITY) > 1e3,
    );
    for (const { id } of last) expect(named).toContain(id);
  },
);

test('the notice of a backend that stands in says which, and in what precision', async () => {
  const { page, info } = await ended();
  const why = {
    code: 'absent',
    absent: [{ id: 'webgl', absence: { code: 'no-webgl2' } }],
  } as const;
  const backend = { id: 'simd', precision: 'float32', why, fallback: true } as const;
  page.session.curves.setState({ info: { ...info, backend } });
  await vi.waitFor(() =>
    expect(page.notices()).toEqual(['WebGL 2 is not available. Training runs on SIMD in float32.']),
  );
});

test.each([
  [0, 'starts again by itself'],
  [40, 'goes on from step 40'],
])('the notice of a setback at step %i says that the run %s', async (step, how) => {
  const { page } = await ended();
  const failure = { code: 'worker-crashed', message: '' } as const;
  page.session.store.setState({ interruption: { failure, step } });
  await vi.waitFor(() =>
    expect(page.notices()).toEqual([
      `The training worker stopped unexpectedly. The run ${how}; the curves are kept.`,
    ]),
  );
});
