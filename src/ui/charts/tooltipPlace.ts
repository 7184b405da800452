/** Where a tooltip stands: beside the line that it reads, never over it. */

interface Box {
  readonly width: number;
  readonly height: number;
}

interface Asked {
  /** The line that is read, from the left of the figure. */
  readonly x: number;
  /** The drawing, where the line is read from `top` on. */
  readonly figure: Box;
  readonly top: number;
  readonly tooltip: Box;
  /** Room above the figure within the window. */
  readonly above: number;
}

/** Clear of the dots on the line. */
export const CLEAR = 12;

/** From the figure's upper left corner: on the wider side; where neither side has room, above the figure, or below it. */
export function tooltipPlace({ x, figure, top, tooltip, above }: Asked) {
  const right = x < figure.width / 2;
  if ((right ? figure.width - x : x) >= tooltip.width + CLEAR) {
    return { left: right ? x + CLEAR : x - CLEAR - tooltip.width, top };
  }
  const left = Math.max(0, Math.min(x - tooltip.width / 2, figure.width - tooltip.width));
  const over = tooltip.height + 4;
  return { left, top: above >= over ? -over : figure.height + 4 };
}
