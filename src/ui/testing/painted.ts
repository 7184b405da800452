/** Reads back what is painted in a figure: colours at places, and the marks of a path. Tests only. */

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Pixel {
  readonly colour: readonly [number, number, number];
  /** 0–255 */
  readonly alpha: number;
}

/** The pixel of a figure's canvas at a place in its drawing. */
export function paintedIn(figure: Element): (place: Place) => Pixel {
  const canvas = figure.querySelector('canvas');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('Nothing is painted.');
  const { width, height } = canvas;
  const { data } = context.getImageData(0, 0, width, height);
  return ({ x, y }) => {
    const at = 4 * (Math.floor(y * devicePixelRatio) * width + Math.floor(x * devicePixelRatio));
    const [red, green, blue, alpha] = data.slice(at, at + 4);
    return { colour: [red, green, blue], alpha };
  };
}

/** Which of two styles’ fills a pixel has: how far it is from each. */
export function isOf({ colour }: Pixel, own: Element, other: Element): boolean {
  const [near, far] = [own, other].map((each) => {
    const fill =
      getComputedStyle(each)
        .fill.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    return Math.hypot(...colour.map((part, k) => part - fill[k]));
  });
  return near < far;
}

/** The alpha of a value, where `most` is fullest. */
export const alphaOf = (value: number, most: number) =>
  200 * Math.min(1, Math.abs(value) / most) ** 0.75;

const numbersIn = (text: string) => (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);

/** The points that a path goes through. */
export function pointsOf(path: Element | null): readonly Place[] {
  const d = path?.getAttribute('d') ?? '';
  return [...d.matchAll(/[ML]([^MLaZ]+)/g)].map(([, pair]) => {
    const [x, y] = numbersIn(pair);
    return { x, y };
  });
}

/** The middles of a path's circles. */
export function circlesOf(path: Element | null): readonly Place[] {
  const d = path?.getAttribute('d') ?? '';
  return [...d.matchAll(/M([^a]+)a([\d.]+)/g)].map(([, start, radius]) => {
    const [x, y] = numbersIn(start);
    return { x: x + Number(radius), y };
  });
}

/** The middles of a path's diamonds. */
export function diamondsOf(path: Element | null): readonly Place[] {
  const corners = pointsOf(path);
  return corners.flatMap(({ x }, k) => (k % 4 === 0 ? [{ x, y: corners[k + 1].y }] : []));
}
