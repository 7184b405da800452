/** Where square panels with lines of text under them stand in a box. */
import type { Size } from '../../useSize';

export interface Panel {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  /** Lines of text under it. */
  readonly lines: number;
}

const GAP = 16;
/** Around all of them. */
const EDGE = 8;

/** The widths, in heights of text, with which one line is enough, or two; narrower than both, it takes three. */
const ONE_LINE = 25;
const TWO_LINES = 15;

/** The height of a line. */
export const lineOf = (font: number) => 1.5 * font;

/** As large as they can be, side by side or one below the other; `font`: the height of text. */
export function panelsIn(size: Size, count: number, font: number): readonly Panel[] {
  const [beside, below] = [count, 1].map((columns) => arranged(size, count, columns, font));
  return (beside?.[0]?.side ?? 0) >= (below?.[0]?.side ?? 0) ? (beside ?? []) : (below ?? []);
}

function arranged({ width, height }: Size, count: number, columns: number, font: number) {
  const rows = Math.ceil(count / columns);
  const wide = (width - 2 * EDGE - GAP * (columns - 1)) / columns;
  const lines = wide >= ONE_LINE * font ? 1 : wide >= TWO_LINES * font ? 2 : 3;
  const under = lines * lineOf(font) + 4;
  const high = (height - EDGE - GAP * (rows - 1)) / rows - under;
  const side = Math.max(1, Math.floor(Math.min(wide, high)));
  // The text may be wider than the panel.
  const room = Math.min(wide, Math.max(side, ONE_LINE * font));
  const left = (width - columns * room - GAP * (columns - 1)) / 2;
  const top = Math.max(0, (height - rows * (side + under) - GAP * (rows - 1)) / 2);
  return Array.from({ length: count }, (_, k): Panel => {
    const [column, row] = [k % columns, Math.floor(k / columns)];
    return {
      left: Math.round(left + column * (room + GAP)),
      top: Math.round(top + row * (side + under + GAP)),
      ...{ side, lines },
    };
  });
}
