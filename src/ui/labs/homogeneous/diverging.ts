/** Numbers of either sign as colours: pale at 0, and ever fuller away from it. */
import { itemAt } from '../../../core/itemAt';

/** Red, green and blue, 0–255. */
type Colour = readonly [number, number, number];

/** Of what is above 0, and of what is below. */
export interface Colours {
  readonly plus: Colour;
  readonly minus: Colour;
}

/** How full a colour gets, of 255; and how soon: below 1, small numbers are told from 0 more easily. */
const FULLEST = 200;
const POWER = 0.75;

/** As the styles of an element have them: `color` above 0, `outline-color` below. */
export function coloursOf(element: Element): Colours {
  const { color, outlineColor } = getComputedStyle(element);
  return { plus: colourOf(color), minus: colourOf(outlineColor) };
}

/** “rgb(11, 138, 143)” */
function colourOf(written: string): Colour {
  const [red = 0, green = 0, blue = 0] = (written.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** A pixel for each number, rows from the top down; fullest from `most` on. */
export function imageOf(
  values: ArrayLike<number>,
  columns: number,
  most: number,
  { plus, minus }: Colours,
): HTMLCanvasElement {
  const rows = values.length / columns;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const image = context.createImageData(columns, rows);
  for (let k = 0; k < values.length; k++) {
    const value = itemAt(values, k);
    image.data.set(value > 0 ? plus : minus, 4 * k);
    image.data[4 * k + 3] = most > 0 ? FULLEST * Math.min(1, Math.abs(value) / most) ** POWER : 0;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
