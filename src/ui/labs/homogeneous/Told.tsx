/** What is told under a surface: whose it is, and how well that learner does. */
import { grouped } from '../../../core/grouped';
import type { RunInfo } from '../../../models/homogeneous/info';
import { useNames } from '../../context';
import { compact } from '../../format';
import { strokeOf } from '../../strokes';
import { useView } from '../../view';
import { lineOf, type Panel } from './panels';
import styles from './Told.module.css';

/** The height of text, in pixels. */
export const useFont = () => (useView((view) => view.present) ? 20 : 12);

interface Props {
  readonly panel: Panel;
  readonly learner: RunInfo['learners'][number];
  readonly margins: Float64Array | null;
}

export function Told({ panel: { left, top, side, lines }, learner, margins }: Props) {
  const nameOf = useNames();
  const font = useFont();
  const { color, dash } = strokeOf(learner.id);
  const { short } = nameOf(learner);
  const [start, base] = [left + 28, top + side + lineOf(font)];
  // About the width of a letter.
  const after = start + (short.length + 1.4) * 0.58 * font;
  // It may reach into the gap between two panels.
  const beside = left + side + 10 - after;
  const [inLine, ...below] = margins ? textOf(margins, lines, beside / font, side / font) : [];
  return (
    <g className={styles.told}>
      <line
        className={styles.swatch}
        x1={left + 2}
        x2={left + 20}
        y1={base - 0.35 * font}
        y2={base - 0.35 * font}
        stroke={color}
        strokeDasharray={dash}
      />
      <text className={styles.name} x={start} y={base}>
        {short}
      </text>
      <text x={after} y={base}>
        {inLine}
      </text>
      {below.map((words, k) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines stay in their order
          key={k}
          x={below.length > 1 ? left : start}
          y={base + lineOf(font) * (k + 1)}
        >
          {words}
        </text>
      ))}
    </g>
  );
}

/** The width of a letter, and that of a panel below which “least” is left to the ring; in heights of text. */
const LETTER = 0.5;
const NARROW = 10;

/** What stands beside the name, then what stands below it, in so many lines; the rooms for both are in heights of text. */
function textOf(
  margins: Float64Array,
  lines: number,
  beside: number,
  below: number,
): readonly string[] {
  const margin = `margin ${compact(Math.min(...margins))}`;
  const least = `least ${margin}`;
  const right = rightOf(margins);
  const whole = `${least} · ${right}`;
  if (lines === 1 || LETTER * whole.length <= beside) return [whole];
  return lines === 2 ? [least, right] : ['', below < NARROW ? margin : least, right];
}

function rightOf(margins: Float64Array): string {
  const wrong = margins.filter((margin) => !(margin > 0)).length;
  const all = grouped(margins.length);
  return wrong > 0 ? `${grouped(wrong)} of ${all} wrong` : `all ${all} right`;
}
