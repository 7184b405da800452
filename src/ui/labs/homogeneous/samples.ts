/** The samples of two inputs as marks on a panel: circles of one class, diamonds of the other, rings around the closest. */
import { itemAt } from '../../../core/itemAt';
import { type Segment, zeroLine } from './contour';
import type { Panel } from './panels';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** So many samples have room for dots of full size. */
const ROOMY = 120;

/** Of a dot, in pixels: larger on a larger panel, smaller where there are many. */
function radiusIn({ side }: Panel, count: number): number {
  const alone = Math.max(2.4, Math.min(4.4, side / 50));
  return alone * Math.min(1, Math.sqrt(ROOMY / count));
}

/** A ring is so much wider. */
const AROUND = 4.4;
/** Of the least margin, above it: so close that it counts as least. */
const CLOSE = 0.05;

/** The pixels of the samples in a panel that shows [−extent, extent]². */
export function placesOf(X: Float64Array, extent: number, panel: Panel): readonly Place[] {
  const { left, top, side } = panel;
  return Array.from({ length: X.length / 2 }, (_, i) => ({
    x: left + (side * (1 + itemAt(X, 2 * i) / extent)) / 2,
    y: top + (side * (1 - itemAt(X, 2 * i + 1) / extent)) / 2,
  }));
}

const circle = (radius: number) => (place: Place) =>
  `M${at(place, -radius, 0)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;

function diamond(radius: number) {
  const half = 1.3 * radius;
  return (place: Place) =>
    `M${at(place, 0, -half)}L${at(place, half, 0)}L${at(place, 0, half)}L${at(place, -half, 0)}Z`;
}

const at = ({ x, y }: Place, dx: number, dy: number) =>
  `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`;

const joined = (places: readonly Place[], mark: (place: Place) => string) =>
  places.map(mark).join('');

/** One path for each class. */
export function dotsOf(places: readonly Place[], y: Float64Array, panel: Panel) {
  const radius = radiusIn(panel, places.length);
  const ofClass = (sign: number) => places.filter((_, i) => itemAt(y, i) === sign);
  return { plus: joined(ofClass(1), circle(radius)), minus: joined(ofClass(-1), diamond(radius)) };
}

/** Rings around those of least margin. */
export function ringsOf(places: readonly Place[], margins: Float64Array, panel: Panel): string {
  const least = Math.min(...margins);
  const close = least + CLOSE * Math.abs(least);
  return joined(
    places.filter((_, i) => itemAt(margins, i) <= close),
    circle(radiusIn(panel, places.length) + AROUND),
  );
}

/** The zero line of a surface, `points` a side. */
export function lineOf(values: Float32Array, points: number, { left, top, side }: Panel): string {
  const step = side / (points - 1);
  const end = (column: number, row: number) =>
    `${(left + step * column).toFixed(1)} ${(top + step * row).toFixed(1)}`;
  const drawn = ([x, y, toX, toY]: Segment) => `M${end(x, y)}L${end(toX, toY)}`;
  return zeroLine(values, points).map(drawn).join('');
}
