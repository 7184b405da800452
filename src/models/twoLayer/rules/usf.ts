/** Uniform sign-concordant feedback (Liao, Leibo and Poggio 2016): Q = sign β. */
import type { RuleRow } from './rule';

export const usf = {
  value: 'usf',
  label: 'uSF: signs of β',
  short: 'uSF',
  meaning: 'Q = sign β: the signs of the output weights, all of size 1.',
  Q: { kind: 'signs', sizes: (b) => new Float64Array(b.length).fill(1) },
} as const satisfies RuleRow;
