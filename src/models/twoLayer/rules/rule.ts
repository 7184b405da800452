/** What a feedback rule is: its text, the matrix Q that it sends the error back through, and how that moves (docs/model.md). */
import type { Numbers, Shape } from '../sizes';
import type { Stack, TensorOps } from '../tensors';

/**
 * A rule that one file states, and every backend follows: gW = ((E Qᵀ) ∘ ψ'(X Wᵀ))ᵀ X / √p, where Q [p, o] is
 * fixed: the b drawn at the start; signs: |M| ∘ sign β of sizes |M| [p, o]; moving: a b that the rule takes on, called B.
 */
export interface RuleRow {
  readonly value: string;
  readonly label: string;
  readonly short: string;
  readonly meaning: string;
  /** So many numbers N(0, 1) a hidden unit are drawn for each update, from a stream of this name; the same for all learners. */
  readonly draws?: { readonly stream: string; readonly perUnit: (shape: Shape) => number };
  readonly Q: Fixed | Signs | Moving;
}

interface Fixed {
  readonly kind: 'fixed';
}

interface Signs {
  readonly kind: 'signs';
  /** |M| [p, o], from the b drawn at the start or from what was drawn for the update. */
  readonly sizes: (b: Float64Array, drawn: Float64Array) => Float64Array;
}

export interface Moving {
  readonly kind: 'moving';
  /** B [p, o] takes in place the step that follows an update. */
  readonly follow: (B: Numbers, step: Step) => void;
  /** The same on tensors: B̃ᵀ = Bᵀ/√p [L, o, p] after the update. */
  readonly tensors: <T extends Stack>(ops: TensorOps<T>, step: TensorStep<T>) => T;
}

/** An update that took β from `before` to `after` [p, o], with `keep` = 1 − ηλ_t, and what was drawn for it. */
export interface Step {
  readonly before: Numbers;
  readonly after: Numbers;
  readonly keep: number;
  readonly drawn: Float64Array;
  readonly shape: Shape;
}

/** The same, of all learners: B̃ᵀ and β̃ᵀ before and after [L, o, p], `keep` [L, 1, 1], what was drawn [1, p, per unit]. */
interface TensorStep<T extends Stack> {
  readonly B: T;
  readonly before: T;
  readonly after: T;
  readonly keep: T;
  readonly drawn: T;
}
