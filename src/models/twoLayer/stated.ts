/** Figures in texts: what the page shows at the end of a run with the seed it ships with, and what other seeds give. */
import type { LearnerId } from './learners';
import { defaults, type Experiment } from './params';

/** ∠(b, β) of a learner at the end, in whole degrees; of several variants, the least and the greatest. */
export interface Stated {
  readonly learner: LearnerId;
  readonly shipped: Span;
  /** Over the seeds 1 to 8. */
  readonly seeds: Span;
}

export type Span = readonly [least: number, greatest: number];

/** A text with figures in it. */
export type Text = readonly (string | Stated)[];

/** A tag: the text, with the figures where they stand. */
export function text(words: readonly string[], ...figures: readonly Stated[]): Text {
  return words.flatMap((part, k) => [part, ...figures.slice(k, k + 1)]);
}

/** The figure of a text; `shipped` and `seeds` as the runs give them, which tests and `verify-paper` hold them to. */
export function angle(learner: LearnerId, shipped: number | Span, seeds: Span): Stated {
  return { learner, shipped: typeof shipped === 'number' ? [shipped, shipped] : shipped, seeds };
}

/** In words: “33°” with the shipped seed, “32–40° (over eight seeds)” with another. */
export function wordsOf(parts: Text, { seed }: Pick<Experiment, 'seed'>): string {
  return parts.map((part) => (typeof part === 'string' ? part : figure(part, seed))).join('');
}

function figure({ shipped, seeds }: Stated, seed: number): string {
  return seed === defaults.seed ? `${span(shipped)}°` : `${span(seeds)}° (over eight seeds)`;
}

const span = ([least, greatest]: Span) =>
  least === greatest ? String(least) : `${least}–${greatest}`;

/** The figures of a text. */
export function statedIn(parts: Text): readonly Stated[] {
  return parts.filter((part) => typeof part !== 'string');
}
