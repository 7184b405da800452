/**
 * Weight mirror (Akrout et al. 2019): B ← (1 − a) B + (a/k) Σ_j ξ_j (ξ_j · β), ξ_j ~ N(0, I). At a β at rest, B comes to
 * stand at the cosine 1/√(1 + (p + 1) a / ((2 − a) k)): what it hears of β against the noise of k answers, forgotten at the pace a.
 */
import type { Numbers } from '../sizes';
import type { RuleRow, Step } from './rule';

/** a and k. */
export const MIRROR_PACE = 0.05;
export const MIRROR_PROBES = 10;

export const mirror = {
  value: 'mirror',
  label: 'Weight mirror',
  short: 'WM',
  meaning: 'b learns β from the network’s answers to noise, and forgets at the same pace.',
  draws: { stream: 'mirror noise', perUnit: () => MIRROR_PROBES },
  Q: {
    kind: 'moving',
    follow: reflect,
    /** β̃ᵀ ξ ξᵀ with all learners' outputs as one matrix: TensorFlow.js fails to broadcast [1, p, k] when p > 1000. */
    tensors: ({ add, mul, matMul, reshape }, { B, before, drawn }) => {
      const [count, o, p] = before.shape;
      const answers = matMul(reshape(before, [1, count * o, p]), drawn);
      const heard = mul(
        reshape(matMul(answers, drawn, false, true), [count, o, p]),
        MIRROR_PACE / MIRROR_PROBES,
      );
      return add(mul(B, 1 - MIRROR_PACE), heard);
    },
  },
} as const satisfies RuleRow;

/** With ξ [p, k]. */
function reflect(B: Numbers, { before, drawn: noise, shape: { p, o } }: Step): void {
  const answers = new Float64Array(MIRROR_PROBES * o); // ξᵀ β [k, o]
  for (let r = 0; r < p; r++) {
    for (let j = 0; j < MIRROR_PROBES; j++) {
      const probe = noise[r * MIRROR_PROBES + j] ?? NaN;
      for (let k = 0; k < o; k++) {
        const sum = answers[j * o + k] ?? NaN;
        answers[j * o + k] = sum + probe * (before[r * o + k] ?? NaN);
      }
    }
  }
  for (let r = 0; r < p; r++) {
    for (let k = 0; k < o; k++) {
      let heard = 0;
      for (let j = 0; j < MIRROR_PROBES; j++) {
        heard += (noise[r * MIRROR_PROBES + j] ?? NaN) * (answers[j * o + k] ?? NaN);
      }
      const kept = (1 - MIRROR_PACE) * (B[r * o + k] ?? NaN);
      B[r * o + k] = kept + (MIRROR_PACE / MIRROR_PROBES) * heard;
    }
  }
}
