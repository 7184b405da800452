import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Precision } from '../../../../engine/run';
import { assemble, realIn } from './compile';

/** Maps whole vectors in place with the kernel's tanh. */
const PROGRAM = `
import { Real } from './real';
import { tanh } from './tanh';
import { VECTOR } from './vector';
export function map(at: usize, vectors: i32): void {
  for (let i = 0; i < vectors; i++, at += VECTOR) v128.store(at, tanh(v128.load(at)));
}`;

interface Program {
  readonly memory: WebAssembly.Memory;
  map(at: number, vectors: number): void;
}

const PAGES = 32;

/** The program in a precision, compiled as compile.ts compiles the kernel. */
async function programOf(real: 'f32' | 'f64'): Promise<Program> {
  const sources = new Map([
    ['program.ts', PROGRAM],
    ['real.ts', realIn(real)],
  ]);
  for (const name of ['tanh.ts', 'vector.ts']) {
    sources.set(name, await readFile(new URL(`kernel/${name}`, import.meta.url), 'utf8'));
  }
  const wasm = await assemble('program.ts', sources, ['--initialMemory', `${PAGES}`]);
  const { instance } = await WebAssembly.instantiate(wasm);
  // The exports of the program above.
  return instance.exports as unknown as Program;
}

type Numbers = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

interface Format {
  readonly real: 'f32' | 'f64';
  readonly precision: Precision;
  readonly numbers: (from: readonly number[]) => Numbers;
  /** Binary exponents of the least denormal number and of nearly the largest number. */
  readonly least: number;
  readonly largest: number;
  /** Bits of the mantissa, with the leading one. */
  readonly digits: number;
}

const formats: readonly Format[] = [
  {
    real: 'f32',
    precision: 'float32',
    numbers: (from) => Float32Array.from(from),
    least: -149,
    largest: 127.9,
    digits: 24,
  },
  {
    real: 'f64',
    precision: 'float64',
    numbers: (from) => Float64Array.from(from),
    least: -1074,
    largest: 1023.9,
    digits: 53,
  },
];

/** tanh of each number by the kernel's program. */
function mapped({ memory, map }: Program, numbers: Numbers): Numbers {
  const vectors = Math.ceil(numbers.byteLength / 16);
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(new Uint8Array(numbers.buffer));
  map(0, vectors);
  const result = bytes.slice(0, numbers.byteLength).buffer;
  return numbers instanceof Float32Array ? new Float32Array(result) : new Float64Array(result);
}

/** Of both signs: dense where tanh bends, and over all magnitudes from the least denormal number to the largest. */
function grid(leastExponent: number, largestExponent: number): readonly number[] {
  const count = 40_000;
  const bends = Array.from({ length: count }, (_, k) => (20.5 * k) / count);
  const octaves = (largestExponent - leastExponent) / count;
  const magnitudes = bends.map((_, k) => 2 ** (leastExponent + octaves * k));
  return [...bends, ...magnitudes].flatMap((x) => [x, -x]);
}

const BITS = 220n;
const ONE = 1n << BITS;

/** x · 2^BITS, exactly for x ≥ 2^−100. */
function fixed(x: number): bigint {
  return BigInt(x * 2 ** 100 >= 2 ** 53 ? x * 2 ** 100 : Math.round(x * 2 ** 100)) << (BITS - 100n);
}

/** tanh x · 2^BITS for 2^−40 < x < 30, to far more digits than float64 has. */
function trueTanh(x: number): bigint {
  // exp(2x) = exp(2x / 2^8)^(2^8)
  const y = fixed(x) >> 7n;
  let term = ONE;
  let power = ONE;
  for (let k = 1n; term > 0n; k++) {
    term = (term * y) / (k << BITS);
    power += term;
  }
  for (let k = 0; k < 8; k++) power = (power * power) >> BITS;
  return ((power - ONE) << BITS) / (power + ONE);
}

/** How far `actual` is from the true tanh x, in units of the truth's last place. */
function ulpsOff(actual: number, x: number, digits: number): number {
  const truth = trueTanh(x);
  const exponent = Math.floor(Math.log2(Number(truth >> (BITS - 100n)) / 2 ** 100));
  const off = fixed(actual) - truth;
  return Math.abs(Number(off >> (BITS - 100n)) / 2 ** 100) / 2 ** (exponent - digits + 1);
}

/** The numbers as whole numbers in the same order, so that neighbours are 1 apart. */
function ranks(numbers: Numbers): readonly bigint[] {
  const bits =
    numbers instanceof Float32Array
      ? Array.from(new Int32Array(numbers.buffer), BigInt)
      : Array.from(new BigInt64Array(numbers.buffer));
  const sign = numbers instanceof Float32Array ? -(2n ** 31n) : -(2n ** 63n);
  return bits.map((rank) => (rank < 0n ? sign - rank : rank));
}

/** The largest distance of two arrays in units of the last place. */
function ulpsApart(actual: Numbers, expected: Numbers): number {
  const others = ranks(expected);
  return ranks(actual).reduce((most, rank, k) => {
    const apart = Number(rank - others[k]);
    return Math.max(most, Math.abs(apart));
  }, 0);
}

describe.each(formats)('tanh in $precision', async ({ real, numbers, least, largest, digits }) => {
  const program = await programOf(real);
  const x = numbers(grid(least, largest));
  const y = mapped(program, x);

  test('is within 2 units in the last place of the truth', () => {
    const points = numbers(
      Array.from({ length: 4000 }, (_, k) => (k < 3000 ? (k + 1) / 1500 : 2 + (k - 3000) / 55)),
    );
    const results = mapped(program, points);
    const worst = Array.from(points, (point, k) => ulpsOff(results[k], point, digits));
    expect(Math.max(...worst)).toBeLessThan(2);
  });

  test('is within 2 units more of Math.tanh, for numbers of every size', () => {
    // Math.tanh itself is about 2 units off the truth in float64.
    expect(ulpsApart(y, numbers(Array.from(x, Math.tanh)))).toBeLessThanOrEqual(
      digits > 24 ? 4 : 2,
    );
  });

  test('is odd, never beyond ±1, and ±1 at ±∞', () => {
    for (let k = 0; k < x.length; k += 2) {
      if (y[k + 1] !== -y[k] || y[k] > 1) expect.fail(`tanh ${x[k]} = ${y[k]}`);
    }
    const { POSITIVE_INFINITY, NEGATIVE_INFINITY } = Number;
    const ends = numbers([POSITIVE_INFINITY, NEGATIVE_INFINITY, 1e30, -1e30]);
    expect([...mapped(program, ends)]).toEqual([1, -1, 1, -1]);
  });

  test('keeps 0, −0, NaN and numbers too small to bend', () => {
    const kept = numbers([0, -0, Number.NaN, 2 ** least, -(2 ** least), 1e-30, -1e-30, 0]);
    expect([...mapped(program, kept)]).toEqual([...kept]);
  });
});
