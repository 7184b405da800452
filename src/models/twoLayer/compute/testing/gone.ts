/** Watches that tests give back all the memory of tensors that they take. Tests only. */
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect } from 'vitest';

/** To be called once in a test file that makes tensor cohorts, wherever it does. */
export function tensorsAreGone(): void {
  afterEach(() => {
    if (tf.getBackend()) expect(tf.memory().numTensors).toBe(0);
  });
}
