/** Says why the kernel cannot be compiled: a browser may lack what it needs, or be forbidden to use it. */

/** A module with one function, which makes a vector: valid only with 128-bit SIMD. */
const VECTOR = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** To be asked after it was not compiled. A policy forbids to compile, not to validate. */
export function whyNoKernel(): string {
  if (typeof WebAssembly === 'undefined') return 'this browser has no WebAssembly';
  return WebAssembly.validate(VECTOR)
    ? 'a security policy of this site or browser forbids WebAssembly'
    : 'this browser has no WebAssembly SIMD';
}
