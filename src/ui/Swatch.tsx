/** A short stroke in a learner's colour and dash. */
import type { LearnerId } from '../models/twoLayer/learners';
import styles from './Swatch.module.css';
import { strokes } from './strokes';

export function Swatch({ learner }: { readonly learner: LearnerId }) {
  const { color, dash } = strokes[learner];
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
