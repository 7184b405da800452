/**
 * tanh of a vector, within 2 units in the last place:
 *   m = exp(2|x|) − 1,  tanh |x| = m / (m + 2)
 * with 2|x| = k ln 2 + r, 0 ≤ r < ln 2, and m = 2ᵏ (exp r − 1) + (2ᵏ − 1), a sum of positive terms, in which nothing
 * cancels; exp r − 1 by its Taylor polynomial.
 */
import { Real } from './real';
import { zeros } from './vector';

/** From here on tanh rounds to 1. */
const SATURATED: Real = sizeof<Real>() == 4 ? 10 : 20;
/** 1.5 · 2^mantissa: added to a whole number, it puts that in the low bits. */
const SHIFTER: Real = <Real>(sizeof<Real>() == 4 ? 12582912.0 : 6755399441055744.0);
const LOG2E: Real = <Real>1.4426950408889634;
/** ln 2 in two parts, the first short enough for k times it to be exact. */
const LN2_HIGH: Real = <Real>(sizeof<Real>() == 4 ? 0.693359375 : 0.6931471803691238);
const LN2_LOW: Real = <Real>(sizeof<Real>() == 4 ? -2.12194440054690583e-4 : 1.9082149292705877e-10);

// @ts-expect-error: decorator
@inline
export function tanh(x: v128): v128 {
  const a = v128.abs<Real>(x);
  // Twice the magnitude; NaN goes through min and stays.
  const t = v128.min<Real>(a, v128.splat<Real>(SATURATED));
  const y = v128.add<Real>(t, t);
  const k = v128.floor<Real>(v128.mul<Real>(y, v128.splat<Real>(LOG2E)));
  const r = v128.sub<Real>(
    v128.sub<Real>(y, v128.mul<Real>(k, v128.splat<Real>(LN2_HIGH))),
    v128.mul<Real>(k, v128.splat<Real>(LN2_LOW)),
  );
  const power = powerOf2(v128.add<Real>(k, v128.splat<Real>(SHIFTER)));
  const one = v128.splat<Real>(1);
  const m = v128.add<Real>(v128.mul<Real>(power, expm1(r)), v128.sub<Real>(power, one));
  const h = v128.div<Real>(m, v128.add<Real>(m, v128.splat<Real>(2)));
  // The sign of x, and −0 for −0.
  return v128.or(h, v128.and(x, v128.neg<Real>(zeros())));
}

/** 2ᵏ, from k in the low bits of the mantissa. */
// @ts-expect-error: decorator
@inline
function powerOf2(shifted: v128): v128 {
  if (sizeof<Real>() == 4) return i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(127 << 23));
  return i64x2.add(i64x2.shl(shifted, 52), i64x2.splat(1023 << 52));
}

/** exp r − 1 for 0 ≤ r ≤ ln 2: r + r² (1/2! + r/3! + …), cut off below a quarter of the last place. */
// @ts-expect-error: decorator
@inline
function expm1(r: v128): v128 {
  let sum: v128;
  if (sizeof<Real>() == 4) {
    sum = v128.splat<Real>(1.0 / 39916800.0);
  } else {
    sum = v128.splat<Real>(1.0 / 6402373705728000.0);
    sum = next(sum, r, 1.0 / 355687428096000.0);
    sum = next(sum, r, 1.0 / 20922789888000.0);
    sum = next(sum, r, 1.0 / 1307674368000.0);
    sum = next(sum, r, 1.0 / 87178291200.0);
    sum = next(sum, r, 1.0 / 6227020800.0);
    sum = next(sum, r, 1.0 / 479001600.0);
    sum = next(sum, r, 1.0 / 39916800.0);
  }
  sum = next(sum, r, 1.0 / 3628800.0);
  sum = next(sum, r, 1.0 / 362880.0);
  sum = next(sum, r, 1.0 / 40320.0);
  sum = next(sum, r, 1.0 / 5040.0);
  sum = next(sum, r, 1.0 / 720.0);
  sum = next(sum, r, 1.0 / 120.0);
  sum = next(sum, r, 1.0 / 24.0);
  sum = next(sum, r, 1.0 / 6.0);
  sum = next(sum, r, 0.5);
  return v128.add<Real>(r, v128.mul<Real>(v128.mul<Real>(r, r), sum));
}

/** A step of Horner's rule. */
// @ts-expect-error: decorator
@inline
function next(sum: v128, r: v128, coefficient: f64): v128 {
  return v128.add<Real>(v128.mul<Real>(sum, r), v128.splat<Real>(<Real>coefficient));
}
