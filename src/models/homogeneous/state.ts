/** What a backend measures of a learner at a step, from its weights alone. */

export interface State {
  /** ln 𝓛, of the mean loss; natural. */
  readonly lnLoss: number;
  readonly norm: number;
  readonly layerNorms: readonly number[];
  /** cos(W, −∇𝓛) with the true gradient, also under FA; null where one is zero. */
  readonly alignment: number | null;
  readonly path: number;
  /** [n] m_i / ‖W‖^D. */
  readonly margins: Float64Array;
  /** Samples with m_i ≤ 0. */
  readonly errors: number;
  readonly rankRatios: readonly number[];
  readonly neighbours: readonly number[];
  /** Of a linear network on data that can be separated: the least margin over its optimum γ/L^{L/2}. */
  readonly marginShare: number | null;
  /** And the cosine of W_L … W_1 with the separator of largest margin. */
  readonly productCosine: number | null;
}
