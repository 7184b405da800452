/** Kolen–Pollack (Kolen and Pollack 1994; Akrout et al. 2019): B ← keep·B − η gβ, the step that β makes too. */
import type { RuleRow } from './rule';

export const kp = {
  value: 'kp',
  label: 'Kolen–Pollack',
  short: 'KP',
  meaning:
    'b takes the same steps as β, decay included: their difference shrinks as (1 − ηλ)ᵗ, so it too needs decay.',
  Q: {
    kind: 'moving',
    /** B ← keep·(B − before) + after. */
    follow: (B, { before, after, keep }) => {
      for (let k = 0; k < B.length; k++) {
        const apart = (B[k] ?? NaN) - (before[k] ?? NaN);
        B[k] = keep * apart + (after[k] ?? NaN);
      }
    },
    tensors: ({ add, mul, sub }, { B, before, after, keep }) =>
      add(mul(sub(B, before), keep), after),
  },
} as const satisfies RuleRow;
