/** Sums over plain float64 arrays. */

/** Σ_k a[i + k] b[j + k] over `length` entries. */
export function dot(
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
  length: number,
): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += a[i + k] * b[j + k];
  return sum;
}

/** ‖a‖². */
export function norm2(a: Float64Array): number {
  return dot(a, 0, a, 0, a.length);
}

/** ‖a − b‖². */
export function distance2(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] - b[k]) ** 2;
  return sum;
}
