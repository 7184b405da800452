/** Fixed random-magnitude sign-concordant feedback (Liao, Leibo and Poggio 2016): Q = |b| ∘ sign β. */
import type { RuleRow } from './rule';

export const frsf = {
  value: 'frsf',
  label: 'frSF: signs, fixed sizes',
  short: 'frSF',
  meaning: 'Q = |b| ∘ sign β: the signs of the output weights on sizes drawn once.',
  Q: { kind: 'signs', sizes: (b) => b.map(Math.abs) },
} as const satisfies RuleRow;
