/** A short stroke in a learner's colour and dash. */

import styles from './Swatch.module.css';
import { strokeOf } from './strokes';

export function Swatch({ learner }: { readonly learner: string }) {
  const { color, dash } = strokeOf(learner);
  return (
    <svg className={styles.swatch} width="22" height="4" viewBox="0 0 22 4" aria-hidden="true">
      <line
        x1="1.5"
        x2="20.5"
        y1="2"
        y2="2"
        stroke={color}
        strokeWidth="3"
        strokeDasharray={dash}
        strokeLinecap="round"
      />
    </svg>
  );
}
