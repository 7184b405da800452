/** Places in the kernel's memory: numbers that no count, width or stride can be taken for. */

declare const brand: unique symbol;

/** A place in the kernel's memory, in bytes. */
export type Address = number & { readonly [brand]: 'address' };

/** No place: to the kernel, that there is no such thing. */
// To brand a number is to say what it counts; this file alone says it.
export const NOWHERE = 0 as Address;

/** The place so many bytes further on. */
export function after(address: Address, bytes: number): Address {
  return (address + bytes) as Address;
}
