/** Loads the kernel for a precision; an instance of it has one run's memory to itself. */

import { breathe } from '../../../../engine/breath';
import { loadPart } from '../../../../engine/part';
import type { Precision } from '../../../../engine/run';
import { whyNoKernel } from './whyNoKernel';

/** A place in the kernel's memory, in bytes. */
export type Address = number;

/** What kernel/kernel.ts exports; it documents the arguments. */
export interface Kernel {
  shape(
    units: number,
    outputs: number,
    activation: number,
    weightSpace: boolean,
    block: number,
    driftVectors: number,
    inputs: number,
  ): void;
  scratch(
    r: Address,
    t: Address,
    r2: Address,
    t2: Address,
    factors: Address,
    masks: Address,
    partial: Address,
    tables: Address,
    kept: boolean,
  ): void;
  look(samples: number, sampleVectors: number, panels: Address): void;
  lookAhead(Z0: Address, Z0Row: number, columns: Address, forwardPanels: Address): void;
  step(
    A: Address,
    U: Address,
    H: Address,
    beta: Address,
    Q: Address,
    f: Address,
    e: Address,
    keep: number,
  ): void;
  forward(U: Address, H: Address, beta: Address, f: Address): void;
  errors(f: Address, Y: Address, E: Address, e: Address, scale: number, rate: number): void;
  gradients(
    A: Address,
    U: Address,
    H: Address,
    beta: Address,
    Q: Address,
    E: Address,
    sums: Address,
  ): void;
  pack(to: Address, from: Address, rows: number, vectors: number): void;
  multiply(
    out: Address,
    outRow: number,
    left: Address,
    leftRow: number,
    right: Address,
    rows: number,
    vectors: number,
    count: number,
  ): void;
}

export type KernelModule = WebAssembly.Module;

/** The kernel's code, or in words why there is none here. */
export type Loaded =
  | { readonly ok: true; readonly module: KernelModule }
  | { readonly ok: false; readonly why: string };

const modules = new Map<Precision, Promise<Loaded>>();

/** Null where WebAssembly is missing, forbidden, or has no SIMD. */
export async function loadKernel(precision: Precision): Promise<KernelModule | null> {
  const loaded = await openKernel(precision);
  return loaded.ok ? loaded.module : null;
}

/** Loaded once; throws `PartMissing` where it does not arrive. What failed is tried anew when asked for again. */
export function openKernel(precision: Precision): Promise<Loaded> {
  const known = modules.get(precision);
  if (known) return known;
  const forget = () => modules.delete(precision);
  const loading = load(precision);
  modules.set(precision, loading);
  loading.then(({ ok }) => ok || forget(), forget);
  return loading;
}

async function load(precision: Precision): Promise<Loaded> {
  const bytes = await bytesOf(precision);
  try {
    return { ok: true, module: await WebAssembly.compile(bytes) };
  } catch {
    return { ok: false, why: whyNoKernel() };
  }
}

async function bytesOf(precision: Precision): Promise<Uint8Array<ArrayBuffer>> {
  const { wasm } = await loadPart('the SIMD kernel', () =>
    precision === 'float32'
      ? import('./kernel/kernel.ts?wasm=f32')
      : import('./kernel/kernel.ts?wasm=f64'),
  );
  return Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
}

/** The kernel over `memory`. */
export function instantiate(module: KernelModule, memory: WebAssembly.Memory): Kernel {
  const { exports } = new WebAssembly.Instance(module, { env: { memory, breathe } });
  // The module is compiled from kernel/kernel.ts, whose exports these are.
  return exports as unknown as Kernel;
}
