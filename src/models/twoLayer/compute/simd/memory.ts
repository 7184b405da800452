/** A run's memory in the kernel: places are taken first, then it is allocated whole, and never grows. */

import type { Precision } from '../../../../engine/run';
import type { Numbers } from '../../sizes';
import { type Address, after, NOWHERE } from './address';

/** Of a cache line, in bytes; a place begins with one. */
const LINE = 64;
const PAGE = 65_536;
const VECTOR = 16;

export class Memory {
  /** Bytes of a number, and numbers in a vector. */
  readonly size: number;
  readonly lanes: number;
  private end = NOWHERE;
  private allocated: WebAssembly.Memory | undefined;

  constructor(private readonly precision: Precision) {
    this.size = precision === 'float32' ? 4 : 8;
    this.lanes = VECTOR / this.size;
  }

  /** Vectors in a padded row of `length` numbers: an even count. */
  vectors(length: number): number {
    return 2 * Math.ceil(length / (2 * this.lanes));
  }

  take(bytes: number): Address {
    const address = this.end;
    this.end = after(address, Math.ceil(bytes / LINE) * LINE);
    return address;
  }

  takeRows(rows: number, vectors: number): Address {
    return this.take(rows * vectors * VECTOR);
  }

  allocate(): WebAssembly.Memory {
    const pages = Math.ceil(this.end / PAGE);
    this.allocated = new WebAssembly.Memory({ initial: pages, maximum: pages });
    return this.allocated;
  }

  /** The numbers from an address on. */
  numbers(address: Address, count: number): Numbers {
    const { buffer } = this.memory;
    return this.precision === 'float32'
      ? new Float32Array(buffer, address, count)
      : new Float64Array(buffer, address, count);
  }

  doubles(address: Address, count: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, count);
  }

  indices(address: Address, count: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, address, count);
  }

  /** Writes a row-major matrix into padded rows. */
  writeRows(address: Address, vectors: number, rows: number, matrix: ArrayLike<number>): void {
    const columns = matrix.length / rows;
    const stride = vectors * this.lanes;
    const target = this.numbers(address, rows * stride).fill(0);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        target[row * stride + column] = matrix[row * columns + column];
      }
    }
  }

  /** Reads a matrix back from padded rows. */
  readRows(address: Address, vectors: number, rows: number, columns: number): Numbers {
    const stride = vectors * this.lanes;
    const source = this.numbers(address, rows * stride);
    const matrix =
      this.precision === 'float32'
        ? new Float32Array(rows * columns)
        : new Float64Array(rows * columns);
    for (let row = 0; row < rows; row++) {
      matrix.set(source.subarray(row * stride, row * stride + columns), row * columns);
    }
    return matrix;
  }

  private get memory(): WebAssembly.Memory {
    if (!this.allocated) throw new Error('The memory is not allocated yet.');
    return this.allocated;
  }
}
