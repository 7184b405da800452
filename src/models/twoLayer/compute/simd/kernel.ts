/** Loads the kernel for a precision; an instance of it has one run's memory to itself. */

import { breathe } from '../../../../engine/breath';
import type { Absence } from '../../../../engine/choice';
import { loadPart } from '../../../../engine/part';
import type { Precision } from '../../../../engine/run';
import type { Address } from './address';
import { whyNoKernel } from './whyNoKernel';

/** A run as the kernel is told of it once: sizes, scratch and switches (0 or 1). kernel/kernel.ts documents each. */
export interface Run {
  readonly units: number;
  readonly outputs: number;
  readonly inputs: number;
  readonly activation: number;
  readonly weightSpace: number;
  readonly block: number;
  readonly driftVectors: number;
  readonly R: Address;
  readonly T: Address;
  readonly R2: Address;
  readonly T2: Address;
  readonly factors: Address;
  readonly masks: Address;
  readonly partial: Address;
  readonly tables: Address;
  readonly kept: number;
}

/** The functions that kernel/kernel.ts exports; it documents the arguments. */
export interface Kernel {
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

/** The kernel's code, or why there is none here. */
export type Loaded =
  | { readonly ok: true; readonly module: KernelModule }
  | { readonly ok: false; readonly absence: Absence };

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
    return { ok: false, absence: whyNoKernel() };
  }
}

async function bytesOf(precision: Precision): Promise<Uint8Array<ArrayBuffer>> {
  const { wasm } = await loadPart('simd', () =>
    precision === 'float32'
      ? import('./kernel/kernel.ts?wasm=f32')
      : import('./kernel/kernel.ts?wasm=f64'),
  );
  return Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
}

/** The kernel over `memory`; to be told of a run, unless it only packs and multiplies. */
export function instantiate(module: KernelModule, memory: WebAssembly.Memory, run?: Run): Kernel {
  const { exports } = new WebAssembly.Instance(module, { env: { memory, breathe } });
  for (const [name, value] of Object.entries(run ?? {})) {
    const place = exports[name];
    if (!(place instanceof WebAssembly.Global)) throw new Error(`The kernel has no “${name}”.`);
    place.value = value;
  }
  // The module is compiled from kernel/kernel.ts, whose exports these are.
  return exports as unknown as Kernel;
}
