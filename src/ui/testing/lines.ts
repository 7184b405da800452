/** Reads the lines of a figure back from its drawing, by the ticks of its own axis. Tests only. */

interface Point {
  /** Pixels from the left and the top of the drawing. */
  readonly x: number;
  readonly y: number;
}

/** Where a learner's line goes; it has its short name. */
export function lineOf(figure: Element, learner: string): readonly Point[] {
  const path = figure.querySelector(`.recharts-line-curve[name="${learner}"]`)?.getAttribute('d');
  if (!path) throw new Error(`No line is called “${learner}”.`);
  return [...path.matchAll(/[ML]([\d.-]+),([\d.-]+)/g)].map(([, x, y]) => ({ x: +x, y: +y }));
}

/** What a height of the drawing stands for on the axis of values: “90°”, “0.5”, and powers of ten on a log scale. */
export function valueAt(figure: Element, y: number): number {
  const ticks = [...figure.querySelectorAll('.recharts-yAxis-tick-labels text')].map((tick) => ({
    ...read(tick.textContent),
    at: Number(tick.getAttribute('y')),
  }));
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (!first || !last || first === last) throw new Error('The axis has less than two ticks.');
  const log = ticks.some((tick) => tick.log);
  const [from, to] = [first, last].map(({ value }) => (log ? Math.log10(value) : value));
  const value = from + ((to - from) * (y - first.at)) / (last.at - first.at);
  return log ? 10 ** value : value;
}

/** The step that a place across the drawing stands for, on a linear axis of steps. */
export function stepAt(figure: Element, x: number): number {
  const ticks = [...figure.querySelectorAll('.recharts-xAxis-tick-labels text')].map((tick) => ({
    step: Number(tick.textContent.replaceAll(/\D/g, '')),
    at: Number(tick.getAttribute('x')),
  }));
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (!first || !last || first === last) throw new Error('The axis has less than two ticks.');
  return first.step + ((last.step - first.step) * (x - first.at)) / (last.at - first.at);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function read(text: string) {
  const power = /^10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*)$/.exec(text)?.[1];
  if (power === undefined) return { value: Number.parseFloat(text.replace('−', '-')), log: false };
  const exponent = [...power].map((each) => (each === '⁻' ? '-' : SUPERSCRIPTS.indexOf(each)));
  return { value: 10 ** Number(exponent.join('') || 1), log: true };
}

/** What each point of a learner's line stands for on the axis of values, left to right. */
export function heightsOf(figure: Element, learner: string): readonly number[] {
  return lineOf(figure, learner).map(({ y }) => valueAt(figure, y));
}

/** The names of the lines that are drawn. */
export const linesIn = (figure: Element) =>
  [...figure.querySelectorAll('.recharts-line-curve')].map((line) => line.getAttribute('name'));

/** Where the upright marks stand, by the axis of steps. */
export const marksIn = (figure: Element) =>
  [...figure.querySelectorAll('.recharts-reference-line line')]
    .map((line) => ['x1', 'x2'].map((each) => Number(line.getAttribute(each))))
    .flatMap(([from, to]) => (from === to ? [stepAt(figure, from)] : []));
