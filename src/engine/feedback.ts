/** Which matrix Q carries the error back to the hidden layer: gW = ((E Qᵀ) ∘ ψ'(X Wᵀ))ᵀ X / √p. */
import type { Rule } from '../experiment/learners';

/** Q for one learner: its present output weights β for BP, the fixed random b for FA. */
export function feedback<T>(rule: Rule, beta: T, b: T): T {
  switch (rule) {
    case 'bp':
      return beta;
    case 'fa':
      return b;
    default:
      throw new Error(`The rule ${rule} does not exist yet.`);
  }
}
