/** What stands beside the values, marks, colours, captions, switches and notices, is of the run that is shown. */
import { expect, test, vi } from 'vitest';
import { learners } from '../models/twoLayer/learners';
import { experimentOf, presets } from '../models/twoLayer/presets';
import { seenBy } from '../models/twoLayer/probes';
import { encode } from '../models/twoLayer/testing/link';
import { extentOf, framed } from './labs/twoLayer/cloud';
import { asTwoLayer } from './labs/twoLayer/inSight';
import { strokeOf } from './strokes';
import { openApp } from './testing/app';
import { choose, expectText, press, tableOf } from './testing/hands';
import { fileOf } from './testing/lab';
import { lineOf, stepAt, valueAt } from './testing/lines';
import { setView } from './view';

const ALL = learners.map(({ value }) => value).join(',');
const LINK = `p=20&n=8&d=4&steps=120&lambda=0.5&until=70&learners=${ALL}&backend=simd`;
const SHORT: Readonly<Record<string, string>> = {
  ...{ bp: 'BP', fa: 'FA', 'fa-lambda': 'FA+λ', 'bp-lambda': 'BP+λ' },
};

/** The page at the end of a link's run. */
async function ended(link = LINK) {
  const page = await openApp(link);
  const end = await page.finished();
  const { info } = page.session.curves.getState();
  if (!info) throw new Error('The run was not set up.');
  return { page, end, info };
}

const linesIn = (figure: Element) =>
  [...figure.querySelectorAll('.recharts-line-curve')].map((line) => line.getAttribute('name'));

/** Where the upright marks stand, by the axis of steps. */
const marksIn = (figure: Element) =>
  [...figure.querySelectorAll('.recharts-reference-line line')]
    .map((line) => ['x1', 'x2'].map((each) => Number(line.getAttribute(each))))
    .flatMap(([from, to]) => (from === to ? [stepAt(figure, from)] : []));

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

test('the angle of those that use no feedback is marked as a control', async () => {
  const { page, info } = await ended();
  const marked = info.learners.filter(({ id }) =>
    page.one(`.Readout_readout tr[data-learner="${id}"]`).querySelector('[data-control="true"]'),
  );
  expect(marked.map(({ id }) => id)).toEqual(['bp', 'bp-lambda']);
});

test('the caption of the loss states the learning rate', async () => {
  const { page, info } = await ended();
  const caption = page.figure('Loss').querySelector('.FigureCard_caption')?.textContent ?? '';
  expectText(/η = (.*)$/.exec(caption)?.[1] ?? '', info.learners[0].eta, caption);
});

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

test('a gauge that is left out says why of its own learner', async () => {
  const { page } = await ended();
  const whys = {
    bp: ['overflow', 'its numbers grow beyond all bounds'],
    fa: ['singular', 'the kernel of these inputs is singular to working precision'],
  } as const;
  page.session.curves.setState({
    latest: { gauge: { probe: 'gauge', step: 120, value: [null, null, 0.5, 0.5] } },
    leftOut: (['bp', 'fa'] as const).map((learner) => ({
      ...{ what: 'gauge', learner, why: { code: whys[learner][0] } },
    })),
  });
  for (const id of ['bp', 'fa'] as const)
    await vi.waitFor(() => {
      const titles = page.all(`.Readout_readout tr[data-learner="${id}"] td span[title]`);
      const [told] = titles.map((each) => each.title);
      expect(told).toMatch(
        new RegExp(`^The stability gauge of [^:]* is left out: ${whys[id][1]}\\.$`),
      );
    });
});

test.each([
  ['P10', ['gauge']],
  ['P11', ['accuracy']],
  ['P4', []],
] as const)(
  'in present mode %s shows what it is about beside loss and angles',
  async (id, about) => {
    const preset = presets.find((each) => each.id === id);
    if (!preset) throw new Error('It is not among the presets.');
    setView({ present: true });
    const page = await openApp(encode(experimentOf(preset)));
    const columns = await vi.waitFor(() => {
      expect(page.one('.Readout_readout table').dataset.step).toBeDefined();
      const seen = page
        .all('.Readout_readout thead th[data-quantity]')
        .filter((head) => head.offsetWidth > 0);
      return seen.map(({ dataset }) => dataset.quantity);
    }, 10_000);
    expect(columns).toEqual(['loss', 'alignment', 'gradientAngle', 'normRatio', ...about]);
    const strip = page.all('[aria-label="Test digits"]').filter((each) => each.offsetWidth > 0);
    expect(strip).toHaveLength(id === 'P11' ? 1 : 0);
  },
);

test('no two views are drawn in one frame while a run goes on', async () => {
  const page = await openApp('p=20&n=8&d=4&steps=5000&eta=0.0001&until=100&backend=simd&speed=100');
  const views = ['Loss', 'Alignment', 'Weights', 'Network'] as const;
  await vi.waitFor(() => {
    for (const name of views) expect(page.figure(name).querySelector('[data-step]')).not.toBeNull();
  }, 10_000);
  let frame = 0;
  let drawn: { readonly frame: number; readonly name: string }[] = [];
  const observers = views.map((name) => {
    const observer = new MutationObserver(() => drawn.push({ frame, name }));
    observer.observe(page.figure(name), { attributeFilter: ['data-step'], subtree: true });
    return observer;
  });
  const seen = (name: string) => drawn.filter((each) => each.name === name).length;
  for (; !views.every((name) => seen(name) > 3); frame++) await new Promise(requestAnimationFrame);
  for (const observer of observers) observer.disconnect();
  drawn = drawn.filter(
    (one, k) =>
      !drawn.slice(0, k).some((each) => each.frame === one.frame && each.name === one.name),
  );
  const together = drawn.filter(
    ({ frame: at }) => drawn.filter((each) => each.frame === at).length > 1,
  );
  expect(together).toEqual([]);
  page.session.pause();
});

test('what was drawn of a run is never followed by what is older of it', async () => {
  const page = await openApp('p=20&n=8&d=4&steps=200&backend=simd');
  await page.finished();
  const { curves } = page.session;
  const { measurements } = curves.getState();
  const plots = ['Loss', 'Alignment'].map((name) => {
    const plot = page.figure(name).querySelector<HTMLElement>('[data-step]');
    if (!plot) throw new Error(`${name} has no plot.`);
    return plot;
  });
  const steps = () => plots.map(({ dataset }) => Number(dataset.step));
  // A run whose first measurements have had their turn, and which is over before another turn comes.
  curves.setState({ run: 99, measurements: measurements.slice(0, 3), over: false });
  await vi.waitFor(() => expect(steps()).toEqual([2, 2]));
  curves.setState({ measurements, over: true });
  await vi.waitFor(() => expect(steps()).toEqual([200, 200]), { interval: 1 });
  const seen: number[] = [];
  const observer = new MutationObserver(() => seen.push(...steps()));
  for (const plot of plots) observer.observe(plot, { attributeFilter: ['data-step'] });
  // The next one is on its way.
  curves.setState({ over: false });
  for (let frame = 0; frame < 8; frame++) await new Promise(requestAnimationFrame);
  observer.disconnect();
  expect([...seen, ...steps()].filter((step) => step !== 200)).toEqual([]);
});
