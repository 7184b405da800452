/** How each learner is drawn: its colour token and its dash, so that colour never carries the meaning alone. */
import type { LearnerId } from '../models/twoLayer/learners';

interface Stroke {
  readonly color: string;
  readonly dash: string;
}

const STROKES: Record<LearnerId, Stroke> = {
  bp: { color: 'var(--bp)', dash: '1 5' },
  fa: { color: 'var(--fa)', dash: '7 5' },
  'fa-lambda': { color: 'var(--fa-lambda)', dash: 'none' },
  'bp-lambda': { color: 'var(--bp-lambda)', dash: '10 4 2 4' },
};

const PLAIN: Stroke = { color: 'var(--ink)', dash: 'none' };

const strokes: ReadonlyMap<string, Stroke> = new Map(Object.entries(STROKES));

/** The same at each drawing; plain ink where a learner has no stroke of its own. */
export const strokeOf = (learner: string): Stroke => strokes.get(learner) ?? PLAIN;
