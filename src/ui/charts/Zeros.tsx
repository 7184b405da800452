/** Where a curve on a log scale reaches exactly 0, for which the scale has no place: a mark at its lower edge. */
import { usePlotArea, useXAxisScale } from 'recharts';
import { grouped } from '../../core/grouped';
import type { RunInfo } from '../../engine/run';
import { useNames } from '../context';
import { strokeOf } from '../strokes';
import type { Row } from './sight';
import styles from './Zeros.module.css';

interface Props {
  readonly info: RunInfo;
  /** Those in sight. */
  readonly rows: readonly Row[];
  readonly hidden: ReadonlySet<string>;
}

export function Zeros({ info, rows, hidden }: Props) {
  const nameOf = useNames();
  const area = usePlotArea();
  const x = useXAxisScale();
  if (!area || !x) return null;
  const bottom = area.y + area.height;
  return info.learners.map((learner, index) => {
    const { id } = learner;
    const first = hidden.has(id) ? undefined : rows.find(({ values }) => values[index] === 0);
    const across = Number(first && x(first.step));
    if (!first || !Number.isFinite(across)) return null;
    return (
      <g key={id} className={styles.zero} fill={strokeOf(id).color}>
        <title>{`${nameOf(learner).short} is exactly 0 at step ${grouped(first.step)}`}</title>
        <path d={`M${across - 5} ${bottom - 9}h10l-5 9z`} />
        <text x={across + 8} y={bottom - 2}>
          0
        </text>
      </g>
    );
  });
}
