/** What the page opens with, and the changes of it that are worth a try. */

import { isSame } from './difference';
import { defaults, type Experiment } from './params';
import { angle, type Text, text } from './stated';

export const OPENING_NAME = 'Regularize, then let go';

/** What there is to see in it, after what the learners are. */
export const openingShows: Text = text`Plain feedback alignment learns all the same, and stays at ${angle('fa', 87, [84, 88])}. With decay, β forgets where it began and turns toward b; once the decay stops, the loss falls to zero at the angle that is left, ${angle('fa-lambda', 51, [48, 61])}.`;

/** The opening experiment with one parameter changed. */
export interface Suggestion {
  readonly label: string;
  readonly changes: Partial<Experiment>;
  readonly shows: Text;
}

export const suggestions: readonly Suggestion[] = [
  {
    label: 'p = 10',
    changes: { p: 10 },
    shows: text`narrow: plain FA aligns by itself, to ${angle('fa', 42, [27, 60])}, but its loss can stall`,
  },
  {
    label: 'p = 10 000',
    changes: { p: 10_000 },
    shows: text`wide: plain FA stays at ${angle('fa', 90, [90, 90])}`,
  },
  {
    label: 'λ = 0',
    changes: { lambda: 0 },
    shows: text`no decay, hardly any alignment: FA + λ is plain FA, at ${angle('fa-lambda', 87, [84, 88])}`,
  },
  {
    label: 'λ = 15',
    changes: { lambda: 15 },
    shows: text`more decay, a smaller angle: ${angle('fa-lambda', 39, [34, 55])}`,
  },
  {
    label: 'T = never',
    changes: { until: 'never' },
    shows: text`decay to the end keeps the loss of FA + λ up`,
  },
];

export const suggested = ({ changes }: Suggestion): Experiment => ({ ...defaults, ...changes });

/** Whether it is what the page opens with. */
export const isOpening = (experiment: Experiment): boolean => isSame(experiment, defaults);

/** The suggestion that an experiment is; undefined if it is none. */
export function suggestionOf(experiment: Experiment): Suggestion | undefined {
  return suggestions.find((each) => isSame(experiment, suggested(each)));
}
