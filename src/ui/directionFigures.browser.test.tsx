/** What the figures of the second laboratory draw is that of the learner they name, worked out anew from the weights of its run file. */
import { quantile } from 'd3-array';
import { expect, test, vi } from 'vitest';
import { degreeOf } from '../models/homogeneous/activations';
import { strokeOf } from './strokes';
import { type OpenPage, openApp } from './testing/app';
import {
  answerOf,
  type DeepLearner,
  type DirectionsFile,
  directionOf,
  directionsOf,
  learnerIn,
  marginsOf,
  overlapsOf,
  spectrumOf,
} from './testing/directions';
import { choose, expectNear, expectText, press, tableOf } from './testing/hands';
import { lineOf, valueAt } from './testing/lines';
import { alphaOf, circlesOf, diamondsOf, isOf, paintedIn, pointsOf } from './testing/painted';
import { csv, forgetSaved } from './testing/saved';
import { setView } from './view';

const SHORT: Readonly<Record<string, string>> = { bp: 'BP', fa: 'FA', 'fa-lambda': 'FA+λ' };

/** All samples right. */
const RIGHT = 'model=directions&n=20&p=12&steps=400&learners=bp,fa,fa-lambda';
/** Some are wrong. */
const WRONG = 'model=directions&n=20&p=6&steps=120&learners=bp,fa,fa-lambda';
/** A third input of 1, and another degree. */
const LIFTED = 'model=directions&data=rings&activation=relu2&n=24&p=10&steps=300&learners=bp';
const DEEP = 'model=directions&layers=3&n=16&p=8&steps=400&learners=bp,fa,fa-lambda';
const LINEAR =
  'model=directions&layers=3&p=5&activation=linear&data=blobs&n=12&eta=4&steps=200&learners=bp';

/** The figures are drawn in turns, on a busy machine late. */
const LATE = { timeout: 10_000, interval: 100 };

async function ran(link: string) {
  const page = await openApp(link);
  const [file] = await Promise.all([directionsOf(link), page.finished()]);
  const steps = file.learners[0].history.step.at(-1) ?? 0;
  return { page, file, steps };
}

const attributesOf = (element: Element | null, ...names: readonly string[]) =>
  names.map((name) => Number(element?.getAttribute(name) ?? Number.NaN));

const textIn = (element: Element | null) =>
  [...(element?.querySelectorAll('text') ?? [])].map((each) => each.textContent).join(' ');

function expectPlaces(
  found: readonly { readonly x: number; readonly y: number }[],
  expected: typeof found,
  what: string,
): void {
  expect(found.length, `${what}: how many`).toBe(expected.length);
  for (const [k, { x, y }] of expected.entries())
    expect(Math.hypot(found[k].x - x, found[k].y - y), `${what}, ${k + 1}`).toBeLessThan(0.2);
}

/** A panel of the surface: where places of the plane stand in it, and back. */
function planeIn(panel: Element, { data: { X } }: DirectionsFile) {
  const [left, top, side] = attributesOf(
    panel.querySelector('.SurfacePlot_edge'),
    ...['x', 'y', 'width'],
  );
  const extent = 1.15 * Math.max(...X.flatMap(([a, b]) => [Math.abs(a), Math.abs(b)]));
  const lifted = X[0].length > 2;
  return {
    extent,
    side,
    placeOf: ([a, b]: readonly number[]) => ({
      x: left + (side * (1 + a / extent)) / 2,
      y: top + (side * (1 - b / extent)) / 2,
    }),
    inputOf: ({ x, y }: { readonly x: number; readonly y: number }) => [
      extent * ((2 * (x - left)) / side - 1),
      extent * (1 - (2 * (y - top)) / side),
      ...(lifted ? [1] : []),
    ],
  };
}

/** Points of the surface's side. */
const POINTS = 61;

function expectSurface(
  figure: Element,
  panel: Element,
  file: DirectionsFile,
  learner: DeepLearner,
): void {
  const what = learner.id;
  const { X, y } = file.data;
  const f = answerOf(file, learner);
  const margins = marginsOf(file, learner);
  const { extent, side, placeOf, inputOf } = planeIn(panel, file);
  const middle = (k: number) => extent * ((2 * k) / (POINTS - 1) - 1);
  const grid = Array.from({ length: POINTS }, (_, k) => middle(k));
  const at = (a: number, b: number) => f(inputOf(placeOf([a, b])));

  const drawn = (name: string) => panel.querySelector(`.SurfacePlot_${name}`);
  const [plus, minus] = [drawn('plus'), drawn('minus')];
  const ofClass = (sign: number) => X.filter((_, i) => y[i][0] === sign).map(placeOf);
  expectPlaces(circlesOf(plus), ofClass(1), `${what}: circles of class 1`);
  expectPlaces(diamondsOf(minus), ofClass(-1), `${what}: diamonds of class −1`);
  const least = Math.min(...margins);
  const closest = X.filter((_, i) => margins[i] <= least + 0.05 * Math.abs(least));
  expectPlaces(circlesOf(drawn('ring')), closest.map(placeOf), `${what}: rings`);

  const most =
    quantile(
      grid.flatMap((b) => grid.map((a) => Math.abs(at(a, b)))),
      0.9,
    ) ?? 0;
  const pixel = paintedIn(figure);
  for (let row = 3; row < POINTS - 1; row += 6) {
    for (let column = 3; column < POINTS - 1; column += 6) {
      const corner = placeOf([grid[column], grid[row]]);
      const place = { x: Math.floor(corner.x) + 0.5, y: Math.floor(corner.y) + 0.5 };
      const value = f(inputOf(place));
      const painted = pixel(place);
      const expected = alphaOf(value, most);
      const where = `${what}: f = ${value} at column ${column}, row ${row}`;
      // Near 0 the fullness bends within a cell of the grid, over which the picture is smooth.
      const close = expected > 60 ? 4 : 16;
      expect(Math.abs(painted.alpha - expected), `${where}: fullness`).toBeLessThan(close);
      if (!plus || !minus || expected < 40) continue;
      const [own, other] = value > 0 ? [plus, minus] : [minus, plus];
      expect(isOf(painted, own, other), `${where}: colour`).toBe(true);
    }
  }

  const zero = pointsOf(drawn('zero'));
  const isAbove = (place: { readonly x: number; readonly y: number }) => f(inputOf(place)) > 0;
  for (const place of zero) {
    // Where all units are off, f is 0 on a whole sector, whose edge is known to a cell of the grid.
    const reach = f(inputOf(place)) === 0 ? (1.5 * side) / (POINTS - 1) : 3;
    const around = Array.from({ length: 16 }, (_, k) => ({
      x: place.x + reach * Math.cos((k * Math.PI) / 8),
      y: place.y + reach * Math.sin((k * Math.PI) / 8),
    }));
    const signs = new Set(around.map(isAbove));
    expect(signs.size, `${what}: the zero line at ${place.x}, ${place.y}`).toBe(2);
  }
  for (const b of grid) {
    for (const [k, a] of grid.slice(1).entries()) {
      const [from, to] = [placeOf([grid[k], b]), placeOf([a, b])];
      if (isAbove(from) === isAbove(to)) continue;
      const near = zero.some(
        (each) => each.x > from.x - 0.2 && each.x < to.x + 0.2 && Math.abs(each.y - to.y) < 0.2,
      );
      expect(near, `${what}: a zero line between ${from.x} and ${to.x} at ${to.y}`).toBe(true);
    }
  }
  expect(side, 'a panel that can be read').toBeGreaterThan(100);

  const told = textIn(panel.querySelector('.Told_told'));
  const wrong = margins.filter((margin) => !(margin > 0)).length;
  const right = wrong > 0 ? `${wrong} of ${X.length} wrong` : `all ${X.length} right`;
  expect(told, what).toMatch(new RegExp(`^${SHORT[what].replace('+', '\\+')} .*${right}$`));
  expectText(/margin (\S+)/.exec(told)?.[1] ?? '', least, `${what}: least margin`);
}

const panelsOf = (figure: Element) =>
  [...figure.querySelectorAll('.SurfacePlot_edge')].map((edge) => edge.parentElement as Element);

test.each([
  { what: 'all right, the third chosen', link: RIGHT, pressed: 'FA+λ', shown: ['bp', 'fa-lambda'] },
  { what: 'all right, the second chosen', link: RIGHT, pressed: 'FA', shown: ['bp', 'fa'] },
  { what: 'some wrong', link: WRONG, pressed: 'FA', shown: ['bp', 'fa'] },
  { what: 'a third input, a higher degree', link: LIFTED, pressed: null, shown: ['bp'] },
])('each surface is its learner’s own: $what', async ({ link, pressed, shown }) => {
  const { page, file, steps } = await ran(link);
  const figure = page.figure('Surface');
  if (pressed) press(figure, pressed);
  await vi.waitFor(() => {
    const drawing = figure.querySelector('svg[data-step]');
    expect(drawing?.getAttribute('data-step')).toBe(String(steps));
    const panels = panelsOf(figure);
    const names = panels.map((each) => each.querySelector('.Told_name')?.textContent);
    expect(names).toEqual(shown.map((id) => SHORT[id]));
    for (const [k, id] of shown.entries())
      expectSurface(figure, panels[k], file, learnerIn(file, id));
  }, LATE);
});

test.each([
  ['in the plane', RIGHT],
  ['a third input of 1 is not listed', LIFTED],
])(
  'the table and the file of the surface have each sample and its margins: %s',
  async (_, link) => {
    const { page, file } = await ran(link);
    const figure = page.figure('Surface');
    expect(figure.querySelector('figcaption')?.textContent).toContain('ringed: least margin');
    const { X, y } = file.data;
    const names = file.learners.map(({ id }) => `m/‖W‖^D, ${SHORT[id]}`);
    const margins = file.learners.map((each) => marginsOf(file, each));
    const heads = ['sample', 'x₁', 'x₂', 'class', ...names];

    await choose(figure, 'Surface', 'Save as CSV');
    const saved = await csv();
    expect(saved.head.map((each) => each.replaceAll('"', ''))).toEqual(heads.flatMap(commas));
    for (const [i, cells] of saved.body.entries()) {
      const [sample, a, b, sign, ...rest] = cells.map(Number);
      expect([sample, a, b, sign]).toEqual([i + 1, ...X[i].slice(0, 2), y[i][0]]);
      for (const [k, margin] of rest.entries())
        expect(margin, `${names[k]}, sample ${sample}`).toBeCloseTo(margins[k][i], 12);
    }

    await choose(figure, 'Surface', 'View as table');
    const { head, body } = await tableOf(figure);
    expect(head).toEqual(heads);
    expect(body).toHaveLength(X.length);
    for (const [i, [sample, a, b, sign, ...rest]] of body.entries()) {
      expect([sample, sign]).toEqual([String(i + 1), String(y[i][0])]);
      expectText(a, X[i][0], `x₁ of ${sample}`);
      expectText(b, X[i][1], `x₂ of ${sample}`);
      for (const [k, text] of rest.entries())
        expectText(text, margins[k][i], `${names[k]}, sample ${sample}`);
    }
  },
);

test('of inputs that are not in the plane there is no surface, and the table has their margins alone', async () => {
  const { page, file } = await ran(
    'model=directions&data=separable&d=7&n=9&p=5&steps=60&learners=bp,fa',
  );
  const figure = page.figure('Surface');
  await vi.waitFor(() =>
    expect(figure.textContent).toContain('The data have 7 inputs: there is no plane to colour.'),
  );
  expect(panelsOf(figure)).toEqual([]);
  await choose(figure, 'Surface', 'View as table');
  const { head, body } = await tableOf(figure);
  expect(head).toEqual(['sample', 'class', 'm/‖W‖^D, BP', 'm/‖W‖^D, FA']);
  expect(body.map(([, sign]) => Number(sign))).toEqual(file.data.y.flat());
  for (const [k, learner] of file.learners.entries())
    for (const [i, margin] of marginsOf(file, learner).entries())
      expectText(body[i][k + 2], margin, `${learner.id}, sample ${i + 1}`);
});

/** What splitting a line of a file at its commas makes of a name. */
const commas = (name: string) => name.split(',');

test.each(['bp', 'fa', 'fa-lambda'])('the layers are the learner’s own: %s', async (id) => {
  const { page, file, steps } = await ran(DEEP);
  const learner = learnerIn(file, id);
  const layers = directionOf(learner);
  const overlaps = overlapsOf(layers);
  const figure = page.figure('Layers');
  expect(figure.querySelector('figcaption')?.textContent).toContain('u left, v above');
  press(figure, SHORT[id]);
  await vi.waitFor(() => {
    const drawing = figure.querySelector('svg[data-step]');
    expect(drawing?.getAttribute('data-step')).toBe(String(steps));
    const pixel = paintedIn(figure);
    const blocks = [...figure.querySelectorAll('.LayersDrawing_edge')];
    expect(blocks).toHaveLength(layers.length);
    for (const [k, edge] of blocks.entries()) {
      const layer = layers[k];
      const { ratio, u, v } = spectrumOf(layer);
      const [x, y, width] = attributesOf(edge, 'x', 'y', 'width');
      const [left, top] = [x + 0.5, y + 0.5];
      const cell = (width - 1) / layer[0].length;
      expect(cell, 'a weight that can be read').toBeGreaterThan(2);
      const expectPainted = (
        values: readonly number[],
        placeOf: (index: number) => { readonly x: number; readonly y: number },
        what: string,
      ) => {
        const most = Math.max(...values.map(Math.abs));
        for (const [index, value] of values.entries()) {
          const painted = pixel(placeOf(index));
          const expected = alphaOf(value, most);
          const where = `${id}, layer ${k + 1}, ${what} ${index + 1}: ${value}`;
          expect(Math.abs(painted.alpha - expected), `${where}: fullness`).toBeLessThan(3);
          if (expected >= 40) expect(signOf(painted, page), where).toBe(Math.sign(value));
        }
      };
      const columns = layer[0].length;
      const across = (index: number) => left + ((index % columns) + 0.5) * cell;
      const down = (index: number) => top + (Math.floor(index / columns) + 0.5) * cell;
      expectPainted(layer.flat(), (at) => ({ x: across(at), y: down(at) }), 'weight');
      // Of the pair (u, v) and (−u, −v) either may be shown.
      const strongest = v.reduce(
        (best, each, c) => (Math.abs(each) > Math.abs(v[best]) ? c : best),
        0,
      );
      const shownAs = signOf(pixel({ x: across(strongest), y: top - 7 }), page);
      const turn = shownAs * Math.sign(v[strongest]);
      const [turnedU, turnedV] = [u, v].map((vector) => vector.map((each) => turn * each));
      expectPainted(turnedV, (c) => ({ x: across(c), y: top - 7 }), 'v');
      expectPainted(turnedU, (r) => ({ x: left - 7, y: down(r * columns) }), 'u');

      const [name, ...told] = [...(edge.parentElement?.querySelectorAll('text') ?? [])].map(
        (each) => each.textContent,
      );
      expect(name).toBe(`W${'₁₂₃'[k]} ${layer.length}×${columns}`);
      const [rank, overlap] = layer.length > 1 ? told : ['', ...told];
      if (layer.length > 1) {
        expect(rank).toMatch(/^σ₂\/σ₁ /);
        expectText(rank.replace('σ₂/σ₁ ', ''), ratio, `${id}, σ₂/σ₁ of layer ${k + 1}`);
      }
      const pair = k === 0 ? '' : `|⟨u${'₁₂₃'[k - 1]}, v${'₁₂₃'[k]}⟩| `;
      if (k === 0) expect(overlap).toBeUndefined();
      else {
        expect(overlap?.startsWith(pair), overlap).toBe(true);
        expectText(overlap?.replace(pair, '') ?? '', overlaps[k - 1], `${id}, ${pair}`);
      }
    }
  }, LATE);
  await expectLayersListed(figure, learner);
});

/** The sign that a colour stands for, by the samples of the surface: those of class 1 are of what is above 0. */
function signOf(painted: Parameters<typeof isOf>[0], page: OpenPage): number {
  const [plus, minus] = ['plus', 'minus'].map((name) =>
    page.figure('Surface').querySelector(`.SurfacePlot_${name}`),
  );
  if (!plus || !minus) throw new Error('There is no surface to compare with.');
  return isOf(painted, plus, minus) ? 1 : -1;
}

async function expectLayersListed(figure: HTMLElement, learner: DeepLearner): Promise<void> {
  const layers = directionOf(learner);
  const overlaps = overlapsOf(layers);
  const heads = ['layer', 'rows', 'columns', 'σ₂/σ₁', '|⟨u, v⟩| with the next layer'];
  forgetSaved();
  await choose(figure, 'Layers', 'Save as CSV');
  const saved = await csv();
  expect(saved.head.join()).toBe(`"${heads[4]}"`.replace(/^/, `${heads.slice(0, 4).join()},`));
  await choose(figure, 'Layers', 'View as table');
  const { head, body } = await tableOf(figure);
  expect(head).toEqual(heads);
  expect([saved.body.length, body.length]).toEqual([layers.length, layers.length]);
  for (const [k, layer] of layers.entries()) {
    const what = `${learner.id}, layer ${k + 1}`;
    const sizes = [k + 1, layer.length, layer[0].length];
    const { ratio } = spectrumOf(layer);
    const [ratioSaved, overlapSaved] = saved.body[k].slice(3);
    expect(saved.body[k].slice(0, 3).map(Number), what).toEqual(sizes);
    expect(Number(ratioSaved), `${what}: σ₂/σ₁`).toBeCloseTo(layer.length > 1 ? ratio : 0, 7);
    if (k + 1 < layers.length) expect(Number(overlapSaved), what).toBeCloseTo(overlaps[k], 7);
    else expect(overlapSaved, what).toBe('');
    expect(body[k].slice(0, 3), what).toEqual(sizes.map(String));
    expectText(body[k][3], layer.length > 1 ? ratio : 0, `${what}: σ₂/σ₁`);
    expectText(body[k][4], overlaps[k] ?? null, `${what}: with the next`);
  }
}

const KINDS = [
  { id: 'margin', drawn: 'least', listed: 'least' },
  { id: 'marginLow', drawn: null, listed: 'lower quartile' },
  { id: 'marginMid', drawn: 'median', listed: 'median' },
  { id: 'marginHigh', drawn: null, listed: 'upper quartile' },
  { id: 'marginMost', drawn: 'greatest', listed: 'greatest' },
] as const;

/** The scales of the margins, by their ticks: where a margin at a step stands. */
function scalesOf(drawing: Element) {
  const rows = [...drawing.querySelectorAll('[data-ticks] > g')].map((each) => ({
    value: Number(each.querySelector('text')?.textContent.replace('−', '-')),
    at: attributesOf(each.querySelector('line'), 'y1')[0],
  }));
  const decades = [...drawing.querySelectorAll('[data-ticks] > text')];
  expect(decades.slice(0, 2).map((each) => each.textContent)).toEqual(['1', '10¹']);
  const [one, ten] = decades.map((each) => attributesOf(each, 'x')[0]);
  const [low, high] = [rows[0], rows[rows.length - 1]];
  const unit = (low.at - high.at) / (high.value - low.value);
  return {
    placeOf: (step: number, margin: number) => ({
      x: one + (ten - one) * Math.log10(step),
      y: low.at - unit * (margin - low.value),
    }),
  };
}

test.each([
  ['all right', RIGHT],
  ['some wrong', WRONG],
  ['linear', LINEAR],
])('the margins of each learner are drawn: %s', async (_, link) => {
  const { page, file, steps } = await ran(link);
  await vi.waitFor(() => {
    const drawing = page.figure('Margins').querySelector('svg[data-step]');
    if (!drawing) throw new Error('Nothing is drawn.');
    expect(drawing.getAttribute('data-step')).toBe(String(steps));
    const { placeOf } = scalesOf(drawing);
    const groups = [...drawing.querySelectorAll('.MarginsPlot_least')].map(
      (least) => least.parentElement,
    );
    expect(groups.map((each) => each?.getAttribute('stroke'))).toEqual(
      file.learners.map(({ id }) => strokeOf(id).color),
    );
    const ends = [...drawing.querySelectorAll<SVGElement>('.MarginsPlot_end')];
    for (const [k, { id, history }] of file.learners.entries()) {
      const from = history.step.indexOf(1);
      const measured = history.step.slice(from);
      const expected = (kind: string) =>
        history[kind].slice(from).map((margin, at) => placeOf(measured[at], margin ?? 0));
      for (const { id: kind, drawn } of KINDS) {
        if (!drawn) continue;
        const line = groups[k]?.querySelector(`.MarginsPlot_${drawn}`) ?? null;
        expectPlaces(pointsOf(line), expected(kind), `${id}: ${kind}`);
      }
      const band = pointsOf(groups[k]?.querySelector('.MarginsPlot_band') ?? null);
      const quartiles = [...expected('marginHigh'), ...expected('marginLow').toReversed()];
      expectPlaces(band, quartiles, `${id}: between the quartiles`);
      const least = history.margin.at(-1) ?? 0;
      const [name, text] = ends[k].textContent.split(' ');
      expect([name, ends[k].style.fill]).toEqual([SHORT[id], strokeOf(id).color]);
      expectText(text, least, `${id}: the margin at the end of its line`);
    }
    expect(ends).toHaveLength(file.learners.length);
    const [optimum] = drawing.querySelectorAll('.MarginsPlot_optimum');
    const { margin, marginShare } = file.learners[0].history;
    const share = marginShare.at(-1) ?? null;
    expect(optimum !== undefined, 'the optimum of a linear network').toBe(share !== null);
    if (share === null) return;
    const best = (margin.at(-1) ?? 0) / share;
    const [y1, y2] = attributesOf(optimum, 'y1', 'y2');
    expect(y1).toBe(y2);
    expect(Math.abs(y1 - placeOf(1, best).y)).toBeLessThan(0.2);
    expectText(/optimum (\S+)/.exec(textIn(drawing))?.[1] ?? '', best, 'the optimum');
  }, LATE);
});

test('the table and the file of the margins have all that are measured', async () => {
  const { page, file } = await ran(RIGHT);
  const heads = file.learners.flatMap(({ id }) =>
    KINDS.map(({ listed }) => `${listed}, ${SHORT[id]}`),
  );
  const columns = file.learners.flatMap(({ history }) => KINDS.map(({ id }) => history[id]));
  const { step: steps } = file.learners[0].history;
  await choose(page.figure('Margins'), 'Margins', 'Save as CSV');
  const saved = await csv();
  expect(saved.head.join().replaceAll('"', '')).toBe(['step', ...heads].join());
  expect(saved.body.map(([step]) => Number(step))).toEqual(steps);
  await choose(page.figure('Margins'), 'Margins', 'View as table');
  const { head, body } = await tableOf(page.figure('Margins'));
  expect(head).toEqual(['step', ...heads]);
  expect(body.map(([step]) => Number(step))).toEqual(steps);
  for (const [k, values] of columns.entries()) {
    for (const [row, value] of values.entries()) {
      const what = `${heads[k]} at ${steps[row]}`;
      expectNear(Number(saved.body[row][k + 1]), value, what);
      expectText(body[row][k + 1], value, what);
    }
  }
});

test('the table of the margins of a linear network has their optimum', async () => {
  const { page, file } = await ran(LINEAR);
  const { margin, marginShare } = file.learners[0].history;
  await choose(page.figure('Margins'), 'Margins', 'View as table');
  const { head, body } = await tableOf(page.figure('Margins'));
  expect(head.slice(0, 3)).toEqual(['step', 'optimum', 'least, BP']);
  expectText(body[3][1], (margin.at(-1) ?? 0) / (marginShare.at(-1) ?? 0), 'optimum');
});

test('a learner that is hidden is in no figure, and the others stay their own', async () => {
  const { page, file } = await ran(RIGHT);
  setView({ hidden: new Set(['bp']) });
  await vi.waitFor(() => {
    const panels = panelsOf(page.figure('Surface'));
    const shown = ['fa', 'fa-lambda'];
    const names = panels.map((each) => each.querySelector('.Told_name')?.textContent);
    expect(names).toEqual(shown.map((id) => SHORT[id]));
    for (const [k, id] of shown.entries())
      expectSurface(page.figure('Surface'), panels[k], file, learnerIn(file, id));
    const ends = [...page.figure('Margins').querySelectorAll('.MarginsPlot_end')];
    expect(ends.map((each) => each.textContent.split(' ')[0])).toEqual(
      shown.map((id) => SHORT[id]),
    );
    for (const [k, id] of shown.entries())
      expectText(
        ends[k].textContent.split(' ')[1],
        learnerIn(file, id).history.margin.at(-1),
        `${id}: least margin`,
      );
    expect(page.figure('Growth').querySelector('.ExtraLines_foretold')).toBeNull();
  }, LATE);
});

test.each([
  ['of degree 2', RIGHT, 2],
  ['of degree 3', LINEAR, 3],
] as const)('what grows has the asymptote of theory, of BP alone: %s', async (_, link, layers) => {
  const { page, file, steps } = await ran(link);
  const { eta, history } = learnerIn(file, 'bp');
  const margin = history.margin.at(-1) ?? 0;
  expect(margin, 'theory speaks of it').toBeGreaterThan(0);
  const D = degreeOf(file.experiment.activation, layers);
  const rate = eta * D ** 2 * margin;
  for (const [pressed, caption, at] of [
    ['loss', '−ln 𝓛', (step: number) => rate * margin * step],
    ['weights', '‖W‖', (step: number) => (rate * step) ** (1 / D)],
  ] as const) {
    press(page.figure('Growth'), pressed);
    await vi.waitFor(() => {
      const figure = page.figure('Growth');
      expect(figure.querySelector('figcaption')?.textContent).toContain(`${caption}, band: theory`);
      const [band, ...more] = figure.querySelectorAll('.ExtraLines_foretold');
      expect(more).toEqual([]);
      expect(band?.textContent).toBe('BP, predicted');
      expect(band.getAttribute('stroke')).toBe(strokeOf('bp').color);
      const line = lineOf(figure, 'BP');
      const [from, to, ...others] = pointsOf(band);
      expect(others).toEqual([]);
      // The axis of steps is logarithmic: it begins with step 1.
      const ends = [
        line[line.length - history.step.slice(history.step.indexOf(1)).length],
        line.at(-1),
      ];
      expect(Math.abs(from.x - (ends[0]?.x ?? 0)), 'from step 1').toBeLessThan(1);
      expect(Math.abs(to.x - (ends[1]?.x ?? 0)), 'to the last step').toBeLessThan(1);
      for (const [point, step] of [
        [from, 1],
        [to, steps],
      ] as const) {
        const off = Math.log(valueAt(figure, point.y) / at(step));
        expect(Math.abs(off), `${caption} at ${step}`).toBeLessThan(0.03);
      }
    }, LATE);
    await choose(page.figure('Growth'), 'Growth', 'View as table');
    const { head, body } = await tableOf(page.figure('Growth'));
    expect(head.at(-1)).toBe('BP, predicted');
    for (const [step, ...cells] of body) {
      const known = [1, steps].includes(Number(step));
      expectText(cells.at(-1) ?? '', known ? at(Number(step)) : null, `predicted at ${step}`);
    }
    await choose(page.figure('Growth'), 'Growth', 'View as table');
  }
});

test('where BP has samples wrong, no asymptote is drawn', async () => {
  const { page } = await ran(WRONG);
  await vi.waitFor(
    () => expect(lineOf(page.figure('Growth'), 'BP').length).toBeGreaterThan(5),
    LATE,
  );
  const figure = page.figure('Growth');
  expect(figure.querySelector('.ExtraLines_foretold')).toBeNull();
  expect(figure.querySelector('figcaption')?.textContent).not.toContain('theory');
});
