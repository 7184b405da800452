/** One walk through the page, whichever browser is driven, and what is read on the way. */
import { expect } from '@playwright/test';
import { type Driver, named } from './driver';

/** What is read once a run has ended. */
export interface Stop {
  /** Of the readout’s columns. */
  readonly heads: readonly string[];
  /** Of each learner, by its name. */
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
}

export interface Figure {
  readonly printed: string;
  /** The value behind it; null where none is defined. */
  readonly exact: number | null;
}

export interface Walk {
  readonly stops: Readonly<Record<string, Stop>>;
  readonly file: { readonly name: string; readonly content: string } | null;
}

/** For a run of thousands of steps, on a machine that does other things too. */
const LIMIT = { timeout: 60_000 };

const ROWS = Array.from({ length: 12 }, (_, i) => [
  (7 * i) % 10,
  (5 * i) % 13,
  20 + ((i * i) % 17),
]);
const TABLE = ['size,age,price', ...ROWS].join('\n');

/** Goes the whole way; `address` is the page’s. */
export async function walk(driver: Driver, address: string): Promise<Walk> {
  let last = 0;

  /** Does what starts another run, and waits until it has ended and has been looked at from all sides. */
  async function run(act: () => Promise<unknown>, link: string, steps: number): Promise<Stop> {
    await act();
    const state = async () => {
      const { run, ...rest } = (await driver.evaluate(shown, null)).state;
      return { ...rest, another: run > last };
    };
    const ended = { link: `#${link}`, status: 'done', steps: [String(steps)], another: true };
    await expect.poll(state, LIMIT).toEqual(ended);
    const { state: now, stop } = await driver.evaluate(shown, null);
    last = now.run;
    return stop;
  }

  const follows = (link: string, steps: number) =>
    run(() => driver.evaluate(follow, link), link, steps);
  const focus = (name: string) => driver.evaluate(focused, named(name));
  const appears = (name: string) =>
    expect.poll(() => driver.evaluate(isThere, named(name)), LIMIT).toBe(true);

  const opened = await run(
    () => driver.goto(`${address}/#backend=simd&speed=full`),
    'backend=simd&speed=full',
    3000,
  );
  const wider = await run(
    async () => {
      await focus('Width p');
      await driver.press('ArrowRight');
    },
    'p=900&backend=simd&speed=full',
    3000,
  );

  await driver.evaluate(keepFiles, null);
  await driver.click(named('Loss: more'));
  await appears('Save as CSV');
  await driver.click(named('Save as CSV'));
  await expect.poll(() => driver.evaluate(keptFile, null), LIMIT).not.toBeNull();
  const file = await driver.evaluate(keptFile, null);

  const preset = await run(
    () => driver.choose(named('Preset'), 'P7'),
    'p=10&activation=linear&eta=0.001&data=linear&n=20&d=40&learners=bp,fa&backend=simd&speed=full',
    3000,
  );
  const own = await run(
    async () => {
      await driver.choose(named('Data'), 'own');
      await appears('Paste rows');
      await focus('Paste rows');
      await driver.type(TABLE);
      await driver.click(named('Train on it'));
    },
    'p=10&activation=linear&eta=0.001&data=own&n=20&d=40&learners=bp,fa&backend=simd&speed=full',
    3000,
  );
  const float64 = await follows(
    'p=100&activation=tanh&steps=500&backend=simd&precision=float64&speed=full',
    500,
  );
  // On the backend that the page takes in this browser by itself: the run only has to come to its end.
  await follows('p=20&steps=20&speed=full', 20);
  return { stops: { opened, wider, preset, own, float64 }, file };
}

// What follows runs in the page.

function shown() {
  const table = document.querySelector<HTMLElement>('.Readout_readout table');
  const all = (selector: string, within: ParentNode = document) => [
    ...within.querySelectorAll<HTMLElement>(selector),
  ];
  const figure = (cell: HTMLElement): Figure => {
    const value = cell.querySelector('data')?.value;
    return {
      printed: cell.textContent ?? '',
      exact: value === undefined ? null : Number(value),
    };
  };
  const steps = all('.Readout_readout [data-step]').map(({ dataset }) => dataset.step);
  return {
    state: {
      run: Number(table?.dataset.run),
      link: location.hash,
      status: document.querySelector<HTMLElement>('.RunBar_status')?.dataset.status,
      steps: [...new Set(steps)],
    },
    stop: {
      heads: all('.Readout_readout thead th').map((head) => head.textContent ?? ''),
      figures: Object.fromEntries(
        all('tr[data-learner]').map((row) => [row.dataset.learner, all('td', row).map(figure)]),
      ),
    },
  };
}

function focused(place: string) {
  const { FIRST_ORDERED_NODE_TYPE } = XPathResult;
  const found = document.evaluate(place, document, null, FIRST_ORDERED_NODE_TYPE);
  if (found.singleNodeValue instanceof HTMLElement) found.singleNodeValue.focus();
}

function isThere(place: string) {
  return document.evaluate(place, document, null, XPathResult.BOOLEAN_TYPE).booleanValue;
}

function follow(link: string) {
  location.hash = link;
}

/** Files that are offered stay in the page, and on no disk. */
function keepFiles() {
  HTMLAnchorElement.prototype.click = async function () {
    const { download: name, href } = this;
    const content = await (await fetch(href)).text();
    Object.assign(window, { file: { name, content } });
  };
}

function keptFile() {
  // Put there by `keepFiles`.
  return (window as unknown as { file?: Walk['file'] }).file ?? null;
}
