/** Which samples each update sees: all of them, or seeded random batches that go through the data once an epoch. */
import { permutation } from './random';

/** The samples of each update, asked for by its number. */
export type Batches = (step: number) => readonly number[];

interface Drawn {
  readonly shape: { readonly n: number };
  /** Samples of an update. */
  readonly batch: number;
  readonly seed: number;
}

/** Null when every update sees all samples. The last batch of an epoch is smaller if the size does not divide n. */
export function batchesOf({ shape: { n }, batch, seed }: Drawn): Batches | null {
  if (batch >= n) return null;
  const perEpoch = Math.ceil(n / batch);
  let shuffled: { readonly epoch: number; readonly samples: readonly number[] } | undefined;
  return (step) => {
    const epoch = Math.floor(step / perEpoch);
    if (shuffled?.epoch !== epoch) {
      shuffled = { epoch, samples: permutation(seed, `batches of epoch ${epoch}`, n) };
    }
    const start = (step % perEpoch) * batch;
    return shuffled.samples.slice(start, start + batch);
  };
}
