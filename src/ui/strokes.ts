/** How each learner is drawn: its colour token and its dash, so that colour never carries the meaning alone. */
import type { LearnerId } from '../models/twoLayer/learners';

export const strokes: Record<LearnerId, { readonly color: string; readonly dash: string }> = {
  bp: { color: 'var(--bp)', dash: '1 5' },
  fa: { color: 'var(--fa)', dash: '7 5' },
  'fa-lambda': { color: 'var(--fa-lambda)', dash: 'none' },
  'bp-lambda': { color: 'var(--bp-lambda)', dash: '10 4 2 4' },
};
