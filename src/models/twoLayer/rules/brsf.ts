/** Batchwise random-magnitude sign-concordant feedback (Liao, Leibo and Poggio 2016): Q = |M_t| ∘ sign β, M_t ~ N(0, 1). */
import type { RuleRow } from './rule';

export const brsf = {
  value: 'brsf',
  label: 'brSF: signs, new sizes',
  short: 'brSF',
  meaning: 'Q = |M| ∘ sign β: the signs of the output weights on sizes drawn anew at every step.',
  draws: { stream: 'feedback sizes', perUnit: ({ o }) => o },
  Q: { kind: 'signs', sizes: (_, drawn) => drawn.map(Math.abs) },
} as const satisfies RuleRow;
