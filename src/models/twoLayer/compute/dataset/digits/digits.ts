/** Handwritten digits, a part of MNIST (NOTICE.md): read from the file that `npm run digits` builds, and prepared. */

import { breathe } from '../../../../../engine/breath';
import { loadPart } from '../../../../../engine/part';
import { permutation } from '../../../../../engine/random';
import type { Data, Samples } from '../../../../../engine/samples';
import type { Strip } from '../../../info';
import { DIGIT_CLASSES, TEST_DIGITS } from '../../../shape';

export const TRAIN_DIGITS = 2000;
const SIDE = 28;

/** Pictures as bytes, 0 (paper) to 255 (ink), with their classes. */
export interface Digits {
  /** [TRAIN_DIGITS + TEST_DIGITS], the training digits first */
  readonly labels: Uint8Array;
  /** [TRAIN_DIGITS + TEST_DIGITS, 28 · 28] */
  readonly pictures: Uint8Array;
}

let loading: Promise<Digits> | undefined;

/** Loaded once, when first asked for. */
export function loadDigits(): Promise<Digits> {
  loading ??= read().catch((error: unknown) => {
    loading = undefined; // a connection that failed may be back
    throw error;
  });
  return loading;
}

async function read(): Promise<Digits> {
  const { default: address } = await loadPart('digits', () => import('./digits.bin?inline'));
  const text = address.slice(address.indexOf(',') + 1);
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const count = TRAIN_DIGITS + TEST_DIGITS;
  return { labels: bytes.subarray(0, count), pictures: bytes.subarray(count) };
}

/**
 * n training digits, chosen by the seed, and all test digits. X: pixels / 255 (at side 14: of squares of 2 × 2 pixels),
 * minus the mean of the training digits, scaled so that their mean ‖x‖² is 1. Y: one-hot − 0.1. Rounded to float32.
 */
export function digitSamples(digits: Digits, side: 14 | 28, n: number, seed: number): Data {
  const training = permutation(seed, 'digits', TRAIN_DIGITS).slice(0, n);
  const testing = Array.from({ length: TEST_DIGITS }, (_, k) => TRAIN_DIGITS + k);
  const raw = training.map((index) => pixels(digits, index, side));
  const d = side * side;
  const mean = Float64Array.from({ length: d }, (_, k) => {
    breathe(10 * n);
    return raw.reduce((sum, picture) => sum + picture[k] / n, 0);
  });
  const size2 = raw.reduce(
    (sum, picture) => sum + picture.reduce((most, ink, k) => most + (ink - mean[k]) ** 2, 0) / n,
    0,
  );
  const scale = size2 > 0 ? 1 / Math.sqrt(size2) : 1;
  const samples = (chosen: readonly number[], pictures: readonly Float64Array[]): Samples => {
    const X = new Float64Array(chosen.length * d);
    const Y = new Float64Array(chosen.length * DIGIT_CLASSES).fill(Math.fround(-0.1));
    chosen.forEach((index, i) => {
      pictures[i].forEach((ink, k) => {
        X[i * d + k] = Math.fround((ink - mean[k]) * scale);
      });
      Y[i * DIGIT_CLASSES + digits.labels[index]] = Math.fround(0.9);
      breathe(10 * d);
    });
    return { X, Y };
  };
  const held = testing.map((index) => pixels(digits, index, side));
  return { ...samples(training, raw), test: samples(testing, held) };
}

/** Ink 0…1 [side · side]. */
function pixels({ pictures }: Digits, index: number, side: 14 | 28): Float64Array {
  const picture = pictures.subarray(index * SIDE * SIDE, (index + 1) * SIDE * SIDE);
  const step = SIDE / side;
  const ink = new Float64Array(side * side);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const at = Math.floor(row / step) * side + Math.floor(column / step);
      ink[at] += picture[row * SIDE + column] / (255 * step * step);
    }
  }
  breathe(10 * SIDE * SIDE);
  return ink;
}

/** The first test digits as pictures. */
export function digitStrip(digits: Digits, side: 14 | 28, count: number): Strip {
  const shown = Array.from({ length: count }, (_, k) => TRAIN_DIGITS + k);
  return {
    side,
    pictures: shown.map((index) =>
      Uint8Array.from(pixels(digits, index, side), (ink) => Math.round(255 * ink)),
    ),
    labels: shown.map((index) => digits.labels[index]),
  };
}
