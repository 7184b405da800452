/** Where a function on a square grid is zero, by marching squares. */
import { itemAt } from '../../../core/itemAt';

/** Across one cell, in units of the grid: column and row of one end, then of the other. */
export type Segment = readonly [number, number, number, number];

type Point = readonly [number, number];

/** Of `values`, `side` points a side, row after row: a segment or two for each cell that the zero line crosses. */
export function zeroLine(values: ArrayLike<number>, side: number): readonly Segment[] {
  const segments: Segment[] = [];
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      const corners = [at, at + 1, at + side + 1, at + side].map((k) => itemAt(values, k));
      for (const [[x, y], [toX, toY]] of crossed(corners)) {
        // A corner that is 0 itself is only touched.
        if (x === toX && y === toY) continue;
        segments.push([column + x, row + y, column + toX, row + toY]);
      }
    }
  }
  return segments;
}

/** The corners of a cell, in the order of their values: clockwise from above left. */
const CORNERS: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

function crossed(corners: readonly number[]): readonly (readonly [Point, Point])[] {
  if (!corners.some(isAbove) || !corners.every(Number.isFinite)) return [];
  const points = corners.flatMap((value, k) => crossing(value, itemAt(corners, (k + 1) % 4), k));
  const [first, second, third, fourth] = points;
  if (!first || !second) return [];
  if (!third || !fourth) return [[first, second]];
  // A saddle: its middle tells which two corners belong together.
  const middle = corners.reduce((sum, value) => sum + value / 4, 0);
  return isAbove(middle) === isAbove(itemAt(corners, 0))
    ? [
        [first, second],
        [third, fourth],
      ]
    : [
        [fourth, first],
        [second, third],
      ];
}

/** Where the side from corner k to the next one is crossed, if it is. */
function crossing(from: number, to: number, k: number): readonly Point[] {
  if (isAbove(from) === isAbove(to)) return [];
  const share = from / (from - to);
  const [[x, y], [toX, toY]] = [itemAt(CORNERS, k), itemAt(CORNERS, (k + 1) % 4)];
  return [[x + share * (toX - x), y + share * (toY - y)]];
}

const isAbove = (value: number) => value > 0;
