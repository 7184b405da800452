/** The readout has each learner’s own figures, as in the run file of the same link, and says why one is missing. */
import { expect, test, vi } from 'vitest';
import { fittedRate } from '../engine/rate';
import { learnerName, learnerOfRun } from '../models/twoLayer/learners';
import { experimentOf, presets } from '../models/twoLayer/presets';
import { feedbackRules } from '../models/twoLayer/rules/rules';
import { encode } from '../models/twoLayer/testing/link';
import { asTwoLayer } from './labs/twoLayer/inSight';
import { openApp } from './testing/app';
import { ended, LINK, ran, SHORT } from './testing/ended';
import { choose, expectNear, expectText, press, tableOf } from './testing/hands';
import { angleOf } from './testing/lab';
import { setView } from './view';

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

test('the angle of those that use no feedback is marked as a control', async () => {
  const { page, info } = await ended();
  const marked = info.learners.filter(({ id }) =>
    page.one(`.Readout_readout tr[data-learner="${id}"]`).querySelector('[data-control="true"]'),
  );
  expect(marked.map(({ id }) => id)).toEqual(['bp', 'bp-lambda']);
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
