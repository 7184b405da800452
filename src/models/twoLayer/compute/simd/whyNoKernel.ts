/** Says why the kernel cannot be compiled: a browser may lack what it needs, or be forbidden to use it. */

import type { Absence } from '../../../../engine/choice';

/** A module with one function, which makes a vector: valid only with 128-bit SIMD. */
const VECTOR = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** To be asked after it was not compiled. A policy forbids to compile, not to validate. */
export function whyNoKernel(): Absence {
  if (typeof WebAssembly === 'undefined') return { code: 'no-wasm' };
  return { code: WebAssembly.validate(VECTOR) ? 'wasm-forbidden' : 'no-simd' };
}
