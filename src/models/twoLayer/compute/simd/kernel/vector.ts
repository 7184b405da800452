/** 128-bit vectors of the kernel's precision. */
import { Real } from './real';

/** Bytes of a vector and of a number; numbers in a vector. */
export const VECTOR: usize = 16;
export const SIZE: usize = sizeof<Real>();
export const LANES: i32 = <i32>(VECTOR / SIZE);

// @ts-expect-error: decorator
@inline
export function zeros(): v128 {
  return i32x4.splat(0);
}

/** The number at an address, in every lane. */
// @ts-expect-error: decorator
@inline
export function splatAt(address: usize): v128 {
  return sizeof<Real>() == 4 ? v128.load32_splat(address) : v128.load64_splat(address);
}

/** The sum over the lanes. */
// @ts-expect-error: decorator
@inline
export function sumOf(vector: v128): Real {
  if (sizeof<Real>() == 4) {
    const a = f32x4.extract_lane(vector, 0) + f32x4.extract_lane(vector, 2);
    const b = f32x4.extract_lane(vector, 1) + f32x4.extract_lane(vector, 3);
    return <Real>(a + b);
  }
  return <Real>(f64x2.extract_lane(vector, 0) + f64x2.extract_lane(vector, 1));
}
