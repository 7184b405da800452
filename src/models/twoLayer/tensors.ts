/** The few operations of TensorFlow.js that rules and activations are written in, by its names; sizes of 1 are broadcast. */

/** A stack of matrices. */
export interface Stack {
  readonly shape: readonly [count: number, rows: number, columns: number];
}

export interface TensorOps<T extends Stack> {
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T | number): T;
  exp(a: T): T;
  tanh(a: T): T;
  sigmoid(a: T): T;
  softplus(a: T): T;
  /** 1 where it is above 0, else 0. */
  step(a: T): T;
  matMul(a: T, b: T, transposeA?: boolean, transposeB?: boolean): T;
  reshape(a: T, shape: [number, number, number]): T;
}
