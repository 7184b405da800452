/** Cloud, diagram and spectra show the learner that is chosen, and their tables and files hold its own numbers. */
import { expect, test, vi } from 'vitest';
import { learners } from '../models/twoLayer/learners';
import { seenBy } from '../models/twoLayer/probes';
import { extentOf, framed } from './labs/twoLayer/cloud';
import { asTwoLayer } from './labs/twoLayer/inSight';
import { strokeOf } from './strokes';
import { ended, ran, SHORT } from './testing/ended';
import { choose, expectText, press, tableOf } from './testing/hands';
import { angleOf } from './testing/lab';
import { valueAt } from './testing/lines';
import { csv, forgetSaved } from './testing/saved';

test.each(learners.map(({ value }) => value))(
  'the weights drawn of %s are its own at the end, with its own angle',
  async (id) => {
    const { page, file } = await ran();
    const figure = page.figure('Weights');
    press(figure, SHORT[id]);
    const own = file.learners.find((each) => each.id === id);
    if (!own) throw new Error('It is not in the file.');
    const angle = angleOf(own.history.cos.at(-1) ?? null) ?? 0;
    await vi.waitFor(() =>
      expect(figure.querySelector('svg.WeightsFigure_cloud')?.getAttribute('aria-label')).toBe(
        `Output weights over feedback weights at step 120: angle ${angle.toFixed(1)}°`,
      ),
    );
    expect(figure.querySelector('.WeightsFigure_angle')?.textContent).toBe(`${angle.toFixed(1)}°`);
    expect(figure.querySelector<HTMLElement>('canvas')?.style.color).toBe(strokeOf(id).color);
    for (const name of ['Weights', 'Network'] as const) {
      forgetSaved();
      await choose(page.figure(name), name, 'Save as CSV');
      const { body } = await csv();
      expect(body.length).toBeGreaterThan(10);
      for (const [unit, b, beta] of body.map((row) => row.map(Number))) {
        const r = unit - 1;
        expect(Math.abs(beta - own.final.beta[r][0]), `${name}, β of unit ${unit}`).toBeLessThan(
          1e-6,
        );
        expect(Math.abs(b - own.final.b[r][0]), `${name}, b of unit ${unit}`).toBeLessThan(1e-6);
      }
    }
  },
);

test('of several outputs the cloud lists every entry, the diagram the first of each unit', async () => {
  const link = 'p=9&n=6&d=4&outputs=3&steps=40&learners=fa&backend=simd&eta=0.01';
  const { page, file } = await ran(link);
  const [{ final }] = file.learners;
  const lists = {
    Weights: [final.b.flat(), final.beta.flat()],
    Network: [final.b.map(([first]) => first), final.beta.map(([first]) => first)],
  } as const;
  for (const name of ['Weights', 'Network'] as const) {
    forgetSaved();
    await choose(page.figure(name), name, 'Save as CSV');
    const { body } = await csv();
    const [b, beta] = lists[name];
    expect(body, name).toHaveLength(b.length);
    for (const [k, row] of body.entries()) {
      const [place, feedback, output] = row.map(Number);
      expect(place).toBe(k + 1);
      expect(Math.abs(feedback - b[k]), `${name}, b in row ${place}`).toBeLessThan(1e-6);
      expect(Math.abs(output - beta[k]), `${name}, β in row ${place}`).toBeLessThan(1e-6);
    }
  }
});

test('the cloud has a dot at each pair of b, to the right, and β, upward', async () => {
  const { page } = await ended();
  const figure = page.figure('Weights');
  press(figure, 'FA+λ');
  const shown = seenBy(page.session.curves.getState().latest, 'portrait')?.value[2];
  if (!shown) throw new Error('There is no portrait.');
  await vi.waitFor(() => {
    const canvas = figure.querySelector('canvas');
    const pixels = canvas?.getContext('2d', { willReadFrequently: true });
    if (!canvas || !pixels) throw new Error('Nothing is painted.');
    const frame = framed({ width: canvas.width, height: canvas.height }, extentOf(shown));
    for (const [r, b] of shown.feedback.entries()) {
      const [x, y] = [frame.x(b), frame.y(shown.beta[r])].map(Math.round);
      expect(pixels.getImageData(x, y, 1, 1).data[3], `entry ${r + 1}`).toBeGreaterThan(60);
    }
  });
  const line = figure.querySelector('line.WeightsFigure_fit');
  const [x1, x2, y1, y2] = ['x1', 'x2', 'y1', 'y2'].map((each) => Number(line?.getAttribute(each)));
  const size = figure
    .querySelector('svg.WeightsFigure_cloud')
    ?.getAttribute('viewBox')
    ?.split(' ')
    .map(Number);
  const frame = framed({ width: size?.[2] ?? 0, height: size?.[3] ?? 0 }, extentOf(shown));
  const perB = frame.x(1) - frame.x(0);
  const perBeta = frame.y(0) - frame.y(1);
  expect((y1 - y2) / perBeta / ((x2 - x1) / perB)).toBeCloseTo(shown.slope ?? 0, 3);
});

test('a table keeps the signs of its numbers', async () => {
  const { page } = await ended();
  await choose(page.figure('Weights'), 'Weights', 'View as table');
  const { body } = await tableOf(page.figure('Weights'));
  const shown = seenBy(page.session.curves.getState().latest, 'portrait')?.value[2].feedback;
  expect(body.length).toBe(shown?.length);
  for (const [r, [, b]] of body.entries()) expectText(b, shown?.[r], `b of entry ${r + 1}`);
});

test.each([
  ['bp', 'β'],
  ['fa', 'b'],
] as const)('the diagram of %s has its own weights, and its error through %s', async (id, back) => {
  const { page, info } = await ended();
  press(page.figure('Weights'), SHORT[id]);
  const diagram = await vi.waitFor(() => {
    const svg = page.figure('Network').querySelector('svg.DiagramFigure_diagram');
    expect(svg?.getAttribute('aria-label')).toContain(`the error returns through ${back}`);
    expect(svg?.textContent).toContain(`error via ${back}`);
    return svg;
  });
  const index = info.learners.findIndex((each) => each.id === id);
  const shown = seenBy(page.session.curves.getState().latest, 'portrait')?.value[index];
  const bars = [...(diagram?.querySelectorAll('rect') ?? [])].map((bar) =>
    Number(bar.getAttribute('width')),
  );
  const longest = Math.max(...bars);
  for (const [which, weights] of [shown?.beta, shown?.feedback].entries()) {
    const sizes = [...(weights ?? [])].slice(0, bars.length / 2).map(Math.abs);
    for (const [r, size] of sizes.entries())
      expect(bars[2 * r + which] / longest, `bar ${which} of unit ${r + 1}`).toBeCloseTo(
        size / Math.max(...sizes),
        5,
      );
  }
});

test('the spectra are each learner’s own, that of the start is in grey', async () => {
  const { page } = await ended();
  press(page.figure('Network'), 'kernel');
  const network = await vi.waitFor(() => {
    const figure = page.figure('Network');
    expect(figure.querySelectorAll('.recharts-line-curve')).toHaveLength(5);
    return figure;
  });
  const lines = [...network.querySelectorAll('.recharts-line-curve')].map((line) =>
    [...(line.getAttribute('d') ?? '').matchAll(/[ML][\d.-]+,([\d.-]+)/g)].map(([, y]) =>
      valueAt(network, Number(y)),
    ),
  );
  await choose(network, 'Network', 'View as table');
  const { head, body } = await tableOf(network);
  expect(head[1]).toBe('G at the start');
  expectText(
    body[0][1],
    asTwoLayer(page.session.curves.getState()).info?.lambdaMax,
    'the greatest eigenvalue of G at the start',
  );
  for (const [k, line] of lines.entries()) {
    for (const [rank, drawn] of line.entries()) {
      const value = Number.parseFloat(body[rank][k + 1].replace('−', '-'));
      expect(Math.abs(Math.log10(drawn / value)), `${head[k + 1]}, ${rank + 1}`).toBeLessThan(0.05);
    }
  }
  expect(new Set(lines.map(String)).size).toBe(lines.length);
});
