/** Every value that a person reads is that learner's, at that step: each is compared with the run file of the same link. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fittedRate } from '../engine/rate';
import { type LearnerId, learnerName, learnerOfRun, learners } from '../models/twoLayer/learners';
import { feedbackRules } from '../models/twoLayer/rules/rules';
import { asTwoLayer } from './labs/twoLayer/inSight';
import { strokeOf } from './strokes';
import { type FigureName, type OpenPage, openApp } from './testing/app';
import { choose, expectText, press, tableOf } from './testing/hands';
import { type FileOfLink, fileOf, type LearnerOfFile } from './testing/lab';
import { heightsOf, lineOf, valueAt } from './testing/lines';

const RAD = 180 / Math.PI;
const ALL = learners.map(({ value }) => value).join(',');
/** A decay that ends on the way, and is not 1. */
const LINK = `p=20&n=8&d=4&steps=120&lambda=0.5&until=70&learners=${ALL}&backend=simd`;

const SHORT: Record<string, string> = {
  bp: 'BP',
  fa: 'FA',
  'fa-lambda': 'FA+λ',
  'bp-lambda': 'BP+λ',
};

const angleOf = (cos: number | null) => (cos === null ? null : RAD * Math.acos(cos));
const lossOf = ({ history }: LearnerOfFile) => history.loss;
const anglesOf = ({ history }: LearnerOfFile) => history.cos.map(angleOf);
const stepAnglesOf = ({ history }: LearnerOfFile) => history.gradientCos.map(angleOf);
const driftOf = ({ history }: LearnerOfFile) => history.hiddenDrift;

/** What is offered for saving, the last first. */
let saved: { readonly name: string; readonly text: Promise<string> }[] = [];

beforeEach(() => {
  saved = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const { download: name, href } = this;
    saved.unshift({ name, text: fetch(href).then((each) => each.text()) });
  });
});
afterEach(() => vi.restoreAllMocks());

/** The page at the end of a link's run, and the run file of the link. */
async function ran(link = LINK): Promise<{ readonly page: OpenPage; readonly file: FileOfLink }> {
  const page = await openApp(link);
  const [file] = await Promise.all([fileOf(link), page.finished()]);
  return { page, file };
}

/** Angles are made by the browser's own acos. */
function expectNear(value: number | null, expected: number | null | undefined, what: string): void {
  if (expected === null || expected === undefined || value === null)
    return expect(value, what).toBe(expected ?? null);
  expect(Math.abs(value - expected), `${what}: ${value} for ${expected}`).toBeLessThanOrEqual(
    1e-12 * Math.abs(expected) + 1e-15,
  );
}

const rulesOf = feedbackRules.map(({ value }) => value);

test.each(rulesOf)(
  'readout, %s: each row has its learner’s name and last figures',
  async (rule) => {
    const link = `${LINK}&feedback=${rule}`;
    const { page, file } = await ran(link);
    const symbol = rule === 'fa' ? 'b' : 'Q';
    const names = page
      .all('.Readout_readout tbody th .Readout_nameLong')
      .map((each) => each.textContent);
    expect(names).toEqual(file.learners.map(({ id }) => learnerName(learnerOfRun(id, rule)).long));
    expect(page.one('.Readout_readout thead th:first-child').textContent).toBe('At step 120');
    for (const each of file.learners) {
      const { id, history } = each;
      const row = page.readout(id);
      const last = (quantity: keyof typeof history) => history[quantity].at(-1) ?? null;
      const rate = fittedRate(
        history.step,
        history.loss as number[],
        1e-10 * (history.loss[0] ?? 0),
      );
      const reached = history.step.find((_, k) => (history.relativeLoss[k] ?? 1) < 1e-6) ?? null;
      const expected: Record<string, number | null> = {
        loss: last('loss'),
        'L / L₀': last('relativeLoss'),
        [`∠(${symbol}, β)`]: angleOf(last('cos')),
        '∠(step, ∇L)': angleOf(last('gradientCos')),
        drift: last('hiddenDrift'),
        '‖β‖/‖β₀‖': last('normRatio'),
        rate,
        '10⁻⁶ at': reached,
      };
      for (const [head, value] of Object.entries(expected)) {
        expect(row[head], `${id} has “${head}”`).toBeDefined();
        expectNear(row[head].value, value, `${id}, ${head}`);
        expectText(row[head].text, value, `${id}, ${head}`);
      }
    }
  },
);

test('the readout says when each learner first was done', async () => {
  const link = 'p=60&n=6&d=8&steps=800&lambda=0.5&until=200&backend=simd';
  const { page, file } = await ran(link);
  const reached = file.learners.map(({ history }) =>
    history.step.find((_, k) => (history.relativeLoss[k] ?? 1) < 1e-6),
  );
  expect(new Set(reached).size).toBe(reached.length);
  expect(file.learners.map(({ id }) => page.readout(id)['10⁻⁶ at'].value)).toEqual(reached);
});

test('the gauge of each learner is η times half the greatest eigenvalue of its own G + H', async () => {
  const { page, file } = await ran();
  press(page.figure('Network'), 'kernel');
  await vi.waitFor(() =>
    expect(page.figure('Network').querySelector('.recharts-line')).not.toBeNull(),
  );
  press(page.figure('Network'), 'Work out the kernels now');
  await vi.waitFor(() =>
    expect(page.figure('Network').querySelector('[data-step]')?.getAttribute('data-step')).toBe(
      '120',
    ),
  );
  await choose(page.figure('Network'), 'Network', 'View as table');
  const rows = await tableOf(page.figure('Network'));
  const heads = page.readout('bp');
  const [gauge] = Object.keys(heads).filter((head) => head.startsWith('ηλ'));
  const gauges = file.learners.map((each, index) => {
    const [, , ...greatest] = rows.body[0];
    const value = page.readout(each.id)[gauge].value ?? Number.NaN;
    expect(Math.abs(value / ((each.eta * Number(greatest[index])) / 2) - 1), each.id).toBeLessThan(
      0.01,
    );
    return value;
  });
  expect(new Set(gauges.map((each) => each.toPrecision(3))).size).toBe(gauges.length);
  expect(rows.head.slice(2).map((head) => head.split(', ')[1])).toEqual(
    file.learners.map(({ id }) => SHORT[id]),
  );
});

/** The rows of a file that was offered. */
async function csv() {
  const { name, text } = await vi.waitFor(() => {
    const [last] = saved;
    if (!last) throw new Error('Nothing was offered.');
    return last;
  });
  const [head, ...body] = (await text)
    .replace('\ufeff', '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return { name, head, body };
}

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
      saved = [];
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
    saved = [];
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

test('digits: test loss, accuracy and predictions are each learner’s own', async () => {
  const link =
    'data=digits14&n=60&p=40&steps=60&lambda=0.3&until=30&learners=bp,fa,fa-lambda&backend=simd';
  const { page, file } = await ran(link);
  for (const { id, history } of file.learners) {
    const row = page.readout(id);
    expectNear(row['test loss'].value, history.testLoss.at(-1), `${id}, test loss`);
    expectNear(row.accuracy.value, history.testAccuracy.at(-1), `${id}, accuracy`);
    expectText(row['test loss'].text, history.testLoss.at(-1), `${id}, test loss`);
    expectText(row.accuracy.text, 100 * (history.testAccuracy.at(-1) ?? 0), `${id}, accuracy`);
  }
  const { tests, info } = asTwoLayer(page.session.curves.getState());
  const rows = page.all('.DigitStrip_strip tbody tr').map((row) => ({
    name: row.querySelector('th')?.textContent.trim(),
    classes: [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent)),
    wrong: [...row.querySelectorAll('td')].map((cell) => cell.dataset.wrong === 'true'),
  }));
  expect(rows.map(({ name }) => name)).toEqual(file.learners.map(({ id }) => SHORT[id]));
  expect(page.one('.DigitStrip_strip').dataset.step).toBe('60');
  expect(page.one('.DigitStrip_strip caption').textContent).toContain('at step 60 for');
  expect(
    page.all('.DigitStrip_strip canvas').map((each) => each.getAttribute('aria-label')),
  ).toEqual([...(info?.strip?.labels ?? [])].map((label) => `digit ${label}`));
  expect(new Set(rows.map(({ classes }) => classes.join())).size).toBe(rows.length);
  for (const [k, { classes, wrong }] of rows.entries()) {
    expect(classes).toEqual(tests?.readings[k]?.classes?.slice(0, classes.length));
    expect(wrong).toEqual(classes.map((each, i) => each !== info?.strip?.labels[i]));
  }
});
