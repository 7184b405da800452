/** What the figures of the second laboratory are to show, worked out anew from a run file: data and final weights alone. Tests only. */
import { Matrix as Dense, SingularValueDecomposition } from 'ml-matrix';
import { fileOf, type LearnerOfFile } from './lab';

type Matrix = readonly (readonly number[])[];

/** A learner in a file of deep networks. */
export interface DeepLearner extends Omit<LearnerOfFile, 'final'> {
  /** A matrix for each layer. */
  readonly final: { readonly W: readonly Matrix[] };
}

export interface DirectionsFile {
  readonly experiment: { readonly activation: 'linear' | 'relu' | 'relu2' };
  /** [n × d], [n × 1] */
  readonly data: { readonly X: Matrix; readonly y: Matrix };
  readonly learners: readonly DeepLearner[];
}

/** The run file of a link to this laboratory. */
export async function directionsOf(link: string): Promise<DirectionsFile> {
  const file: unknown = await fileOf(link);
  return file as DirectionsFile; // as this laboratory writes it
}

export function learnerIn({ learners }: DirectionsFile, id: string): DeepLearner {
  const found = learners.find((each) => each.id === id);
  if (!found) throw new Error(`“${id}” is not in the file.`);
  return found;
}

/** W/‖W‖ */
export function directionOf({ final: { W } }: DeepLearner): readonly Matrix[] {
  const norm = Math.hypot(...W.flat(2));
  return W.map((layer) => layer.map((row) => row.map((weight) => weight / norm)));
}

const ACTIVATIONS = {
  linear: (z: number) => z,
  relu: (z: number) => Math.max(0, z),
  relu2: (z: number) => Math.max(0, z) ** 2,
};

/** x ↦ f(x; W/‖W‖) */
export function answerOf({ experiment }: DirectionsFile, learner: DeepLearner) {
  const W = directionOf(learner);
  const s = ACTIVATIONS[experiment.activation];
  return (x: readonly number[]): number => {
    let given = x;
    for (const [k, layer] of W.entries()) {
      const sums = layer.map((row) => row.reduce((sum, weight, c) => sum + weight * given[c], 0));
      given = k + 1 < W.length ? sums.map(s) : sums;
    }
    return given[0];
  };
}

/** m/‖W‖^D of each sample. */
export function marginsOf(file: DirectionsFile, learner: DeepLearner): readonly number[] {
  const f = answerOf(file, learner);
  return file.data.X.map((x, i) => file.data.y[i][0] * f(x));
}

/** σ₂/σ₁ of a layer, and its leading singular vectors. */
export function spectrumOf(layer: Matrix) {
  const found = new SingularValueDecomposition(new Dense(layer.map((row) => [...row])), {
    autoTranspose: true,
  });
  const [first, second = 0] = found.diagonal;
  return {
    ratio: second / first,
    u: found.leftSingularVectors.getColumn(0),
    v: found.rightSingularVectors.getColumn(0),
  };
}

/** |⟨u_k, v_{k+1}⟩| of each layer and the next one. */
export function overlapsOf(layers: readonly Matrix[]): readonly number[] {
  const all = layers.map(spectrumOf);
  return all
    .slice(1)
    .map(({ v }, k) => Math.abs(all[k].u.reduce((sum, each, r) => sum + each * v[r], 0)));
}
