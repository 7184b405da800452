/** Each value that is drawn, read, listed or saved is that learner’s, at that step, as in the run file of the same link. */
import { expect, test, vi } from 'vitest';
import { strokeOf } from './strokes';
import type { FigureName } from './testing/app';
import { ended, LINK, ran, SHORT } from './testing/ended';
import { choose, expectNear, expectText, press, tableOf } from './testing/hands';
import { anglesOf, driftOf, type LearnerOfFile, lossOf, stepAnglesOf } from './testing/lab';
import { heightsOf, lineOf, valueAt } from './testing/lines';
import { csv } from './testing/saved';

const CHARTS: readonly {
  readonly name: FigureName;
  readonly shown: string;
  readonly of: (learner: LearnerOfFile) => readonly (number | null)[];
}[] = [
  { name: 'Loss', shown: '', of: lossOf },
  { name: 'Alignment', shown: 'weights', of: anglesOf },
  { name: 'Alignment', shown: 'gradient', of: stepAnglesOf },
  { name: 'Network', shown: 'drift', of: driftOf },
];

test.each(CHARTS)(
  '$name $shown: line, table, file and reading of each learner at every step',
  async ({ name, shown, of }) => {
    const { page, file } = await ran();
    const figure = page.figure(name);
    if (shown) press(figure, shown);
    const { step: steps } = file.learners[0].history;
    const names = file.learners.map(({ id }) => SHORT[id]);

    await vi.waitFor(() => {
      for (const each of file.learners) {
        const drawn = heightsOf(page.figure(name), SHORT[each.id]);
        const values = of(each);
        const there = values.filter((value) => value !== null);
        expect(drawn.length, SHORT[each.id]).toBe(there.length);
        for (const [k, value] of there.entries()) {
          const span = valueAt(page.figure(name), 0) - valueAt(page.figure(name), 1000);
          const off =
            name === 'Loss'
              ? Math.log10(drawn[k] / value)
              : (drawn[k] - value) / (Math.abs(span) / 1000);
          expect(
            Math.abs(off),
            `${each.id} at ${steps[k]}: drawn at ${drawn[k]} for ${value}`,
          ).toBeLessThan(name === 'Loss' ? 0.05 : 1.5);
        }
        const { length } = lineOf(page.figure(name), SHORT[each.id]);
        expect(length).toBe(there.length);
      }
    });

    const plot = page.figure(name).querySelector<HTMLElement>('[role="application"]');
    plot?.focus();
    for (let k = 0; k < 9; k++)
      plot?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    await vi.waitFor(() => expect(document.querySelector('.StepTooltip_tooltip')).not.toBeNull());
    const tooltip = page.figure(name).querySelector('.StepTooltip_tooltip');
    const at = steps.indexOf(Number(tooltip?.querySelector('b')?.textContent.replace('step ', '')));
    expect(at, 'it reads the ninth step from the end').toBe(steps.length - 9);
    const readings = [...(tooltip?.querySelectorAll(':scope > span') ?? [])].map(
      (row) => [...row.children].at(-1)?.textContent ?? '',
    );
    expect(readings).toHaveLength(names.length);
    const swatches = [...(tooltip?.querySelectorAll('.Swatch_swatch line') ?? [])];
    expect(swatches.map((each) => each.getAttribute('stroke'))).toEqual(
      file.learners.map(({ id }) => strokeOf(id).color),
    );
    for (const [k, each] of file.learners.entries())
      expectText(readings[k], of(each)[at], `tooltip, ${each.id}`);

    await choose(page.figure(name), name, 'Save as CSV');
    const { head, body } = await csv();
    expect(head.slice(0, 5)).toEqual(['step', ...names]);
    expect(body.map(([step]) => Number(step))).toEqual(steps);
    for (const [k, each] of file.learners.entries())
      for (const [row, value] of of(each).entries()) {
        const cell = body[row][k + 1];
        expectNear(cell === '' ? null : Number(cell), value, `file, ${each.id} at ${steps[row]}`);
      }

    await choose(page.figure(name), name, 'View as table');
    const seen = await tableOf(page.figure(name));
    expect(seen.head.slice(0, 5)).toEqual(['step', ...names]);
    expect(seen.body.map(([step]) => Number(step.replaceAll(' ', '')))).toEqual(steps);
    for (const [k, each] of file.learners.entries())
      for (const [row, value] of of(each).entries())
        expectText(seen.body[row][k + 1], value, `table, ${each.id} at ${steps[row]}`);
  },
);

test('a pinned run stays as it was: a line for each learner in its colour, over the axes of now', async () => {
  const { page, file } = await ran();
  press(document.body, 'Pin run');
  const another = LINK.replace('p=20', 'p=24');
  location.hash = `#${another}&speed=full`;
  await vi.waitFor(() => expect(page.session.store.getState().experiment.p).toBe(24));
  await page.finished();
  for (const [name, of] of [
    ['Loss', lossOf],
    ['Alignment', anglesOf],
  ] as const) {
    const paths = [...page.figure(name).querySelectorAll('path[data-pin="1"]')];
    expect(paths.map((each) => each.getAttribute('stroke'))).toEqual(
      file.learners.map(({ id }) => strokeOf(id).color),
    );
    for (const [k, each] of file.learners.entries()) {
      const ys = [...(paths[k].getAttribute('d') ?? '').matchAll(/[ML][\d.-]+ ([\d.-]+)/g)].map(
        ([, y]) => Number(y),
      );
      const values = of(each);
      for (const [y, value] of [
        [ys[0], values[0]],
        [ys.at(-1), values.at(-1)],
      ] as const) {
        const off = valueAt(page.figure(name), y ?? 0) / (value ?? 0);
        expect(Math.abs(Math.log(off)), `${name} of ${each.id}`).toBeLessThan(0.04);
      }
    }
  }
  expect(page.one('.Pins_pins li span:nth-child(2)').textContent).toBe('p = 20');
});

test('of a linear network each FA learner’s band lies on its own line, whatever λ and T are', async () => {
  const { page, file } = await ran(
    `p=300&n=8&d=12&steps=200&activation=linear&data=linear&lambda=2.5&until=90&learners=bp,fa,fa-lambda&backend=simd&precision=float64`,
  );
  for (const [name, of] of [
    ['Loss', lossOf],
    ['Alignment', anglesOf],
  ] as const) {
    const figure = page.figure(name);
    const bands = [...figure.querySelectorAll('path.ExtraLines_foretold')];
    const feedback = file.learners.filter(({ id }) => id.startsWith('fa'));
    expect(bands.map((each) => each.getAttribute('stroke'))).toEqual(
      feedback.map(({ id }) => strokeOf(id).color),
    );
    for (const [k, each] of feedback.entries()) {
      expect(bands[k].textContent).toBe(`${SHORT[each.id]}, predicted`);
      const line = lineOf(figure, SHORT[each.id]);
      const points = [
        ...(bands[k].getAttribute('d') ?? '').matchAll(/[ML]([\d.-]+) ([\d.-]+)/g),
      ].map(([, x, y]) => ({ x: +x, y: +y }));
      expect(points.length).toBeGreaterThan(50);
      for (const point of points) {
        const near = line.reduce((a, b) =>
          Math.abs(b.x - point.x) < Math.abs(a.x - point.x) ? b : a,
        );
        if (Math.abs(near.x - point.x) < 0.6)
          expect(
            Math.abs(near.y - point.y),
            `${name} of ${each.id} at x = ${point.x}`,
          ).toBeLessThan(2.5);
      }
    }
    const ends = feedback.map((each) => of(each).at(-1) ?? 0);
    expect(Math.abs(Math.log(ends[0] / ends[1])), `the two differ in ${name}`).toBeGreaterThan(
      0.05,
    );
  }
});

test('a table has each prediction at its own step', async () => {
  const { page } = await ended(
    'p=40&n=8&d=12&steps=600&eta=0.0005&activation=linear&data=linear&lambda=2&backend=simd&precision=float64',
  );
  const { measurements } = page.session.curves.getState();
  expect(measurements.length, 'a place is not a step').toBeLessThan(400);
  await choose(page.figure('Loss'), 'Loss', 'View as table');
  const { head, body } = await tableOf(page.figure('Loss'));
  for (const name of ['FA', 'FA+λ']) {
    const [measured, foretold] = [name, `${name}, predicted`].map((each) => head.indexOf(each));
    expect(foretold).toBeGreaterThan(measured);
    for (const row of body) {
      const ratio = Number(row[foretold]) / Number(row[measured]);
      expect(Math.abs(ratio - 1), `${name} at ${row[0]}`).toBeLessThan(0.02);
    }
  }
});

test('a long table shows its first rows, and says how many there are', async () => {
  const { page } = await ended('p=5&n=3&d=2&steps=30000&learners=bp,fa&backend=simd');
  await choose(page.figure('Loss'), 'Loss', 'View as table');
  const { body } = await tableOf(page.figure('Loss'));
  expect(body).toHaveLength(400);
  expect(body[0][0]).toBe('0');
  const count = page.session.curves.getState().measurements.length;
  expect(page.figure('Loss').querySelector('.DataTable_table p')?.textContent).toContain(
    `The first 400 of ${count} rows`,
  );
});
