/** Chooses the backend of a run, and says which one it is and why. */

import { referenceCohort } from '../models/twoLayer/compute/reference/reference';
import { openKernel } from '../models/twoLayer/compute/simd/kernel';
import { simdCohort } from '../models/twoLayer/compute/simd/simdCohort';
import { probeWebGL } from '../models/twoLayer/compute/webgl/probe';
import type { Order } from '../models/twoLayer/order';
import type { Experiment } from '../models/twoLayer/params';
import type { CohortMaker } from './cohort';
import { loadPart, PartMissing } from './part';
import type { BackendId, BackendInfo, Engine, Precision } from './run';
import { trialOf, webglWins } from './trial';

export interface Backend {
  readonly info: BackendInfo;
  readonly cohort: CohortMaker;
  /** Resolves if the device is lost; pending readbacks never answer then. */
  readonly lost: Promise<void>;
  /** What else could go on with this run if this one fails; null: nothing. */
  readonly next: Engine | null;
  /** Whether all code that was asked for arrived; what did not may be had by another thread, or later. */
  readonly complete: boolean;
}

/** Where a run goes on that has run already: on this one and no other. */
export type Standing = Pick<Backend, 'info' | 'next'>;

export interface Wanted {
  readonly backend: Experiment['backend'];
  readonly precision: Precision;
  /** Those that failed in this run already. */
  readonly avoid: readonly BackendId[];
}

/** What a backend is here, or in words why it is not. */
type Opened =
  | (Pick<Backend, 'cohort' | 'lost'> & { readonly ok: true; readonly precision: Precision })
  | { readonly ok: false; readonly why: string; readonly missing?: true };

/** Which backends to try, the best first, and why that one is the best. */
interface Preference {
  readonly ids: readonly BackendId[];
  readonly why: string;
}

const NAMES: Record<BackendId, string> = {
  webgl: 'WebGL',
  simd: 'SIMD',
  reference: 'the reference',
};

/**
 * The first backend of the preference that is here and has not failed. Throws if there is none.
 * `now` is a clock in milliseconds, for the trial that “auto” may need.
 */
export async function openBackend(
  wanted: Wanted,
  order: Order,
  now: () => number,
): Promise<Backend> {
  const { ids, why } = await preference(wanted, order, now);
  const troubles: string[] = [];
  let complete = true;
  for (const [index, id] of ids.entries()) {
    if (wanted.avoid.includes(id)) {
      troubles.push(`${NAMES[id]} failed during this run`);
      continue;
    }
    const opened = await open(id, wanted.precision);
    if (opened.ok) {
      const fallback = troubles.length > 0 || wanted.avoid.length > 0;
      const { precision, cohort, lost } = opened;
      const info = {
        id,
        precision,
        why: sentence(troubles.length > 0 ? troubles : [why]),
        fallback,
      };
      const next = await firstOf(ids.slice(index + 1), wanted);
      return { info, cohort, lost, next, complete };
    }
    if (opened.missing) complete = false;
    troubles.push(opened.why);
  }
  throw new Error(`Nothing is left to compute with: ${troubles.join('; ')}.`);
}

/** Opens the backend that a run has run on already, or says why it is not to be had any more. */
export async function reopenBackend({ info, next }: Standing): Promise<Backend | string> {
  const opened = await open(info.id, info.precision);
  if (!opened.ok) return opened.why;
  const { cohort, lost } = opened;
  return { info, cohort, lost, next, complete: true };
}

async function firstOf(ids: readonly BackendId[], { avoid, precision }: Wanted) {
  for (const id of ids.filter((each) => !avoid.includes(each))) {
    const opened = await open(id, precision);
    if (opened.ok) return { id, precision: opened.precision };
  }
  return null;
}

async function preference(wanted: Wanted, order: Order, now: () => number): Promise<Preference> {
  switch (wanted.backend) {
    case 'reference':
      return { ids: ['reference'], why: 'as chosen' };
    case 'simd':
      return { ids: ['simd', 'reference'], why: 'as chosen' };
    case 'webgl':
      return { ids: ['webgl', 'simd', 'reference'], why: `as chosen, on ${rendererHere()}` };
    case 'auto':
      return automatic(wanted, order, now);
    default:
      return wanted.backend satisfies never;
  }
}

/**
 * A real graphics device comes first unless a short trial on this very order finds SIMD faster; WebGL in software is
 * never taken.
 */
async function automatic(
  { precision, avoid }: Wanted,
  order: Order,
  now: () => number,
): Promise<Preference> {
  const cpu = (why: string): Preference => ({ ids: ['simd', 'reference'], why });
  if (precision === 'float64') return cpu('WebGL has no float64');
  if (avoid.includes('webgl')) return cpu('WebGL failed during this run');
  const probe = probeWebGL();
  if (!probe.ok) return cpu(`no graphics device can help: ${probe.why}`);
  const { renderer, software } = probe.device;
  if (software) return cpu(`${renderer} is WebGL in software, which is slower`);
  const [simd, webgl] = [await open('simd', precision), await open('webgl', precision)];
  if (!webgl.ok) return cpu(`${renderer} cannot help: ${webgl.why}`);
  const ids = ['webgl', 'simd', 'reference'] as const;
  if (!simd.ok) return { ids, why: `${renderer}, because ${simd.why}` };
  const trial = await trialOf(order, simd.cohort, webgl.cohort, now);
  const why = `in a trial a step took ${ms(trial.simd)} with SIMD, ${
    trial.webgl === null ? `and ${renderer} made none in time` : `${ms(trial.webgl)} on ${renderer}`
  }`;
  return webglWins(trial) ? { ids, why } : { ids: ['simd', 'webgl', 'reference'], why };
}

function ms(time: number): string {
  return `${time.toPrecision(2)} ms`;
}

function rendererHere(): string {
  const probe = probeWebGL();
  return probe.ok ? probe.device.renderer : 'no device';
}

function sentence(parts: readonly string[]): string {
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const never = new Promise<void>(() => {});

async function open(id: BackendId, precision: Precision): Promise<Opened> {
  try {
    return await opening(id, precision);
  } catch (error) {
    if (!(error instanceof PartMissing)) throw error;
    return { ok: false, why: `${error.message}; the next run asks for it again`, missing: true };
  }
}

function opening(id: BackendId, precision: Precision): Promise<Opened> | Opened {
  switch (id) {
    case 'webgl':
      return openTensors(precision);
    case 'simd':
      return openSimd(precision);
    case 'reference':
      return { ok: true, precision: 'float64', cohort: referenceCohort, lost: never };
    default:
      return id satisfies never;
  }
}

async function openSimd(precision: Precision): Promise<Opened> {
  const kernel = await openKernel(precision);
  if (!kernel.ok) return kernel;
  return { ok: true, precision, cohort: simdCohort(kernel.module, precision), lost: never };
}

async function openTensors(precision: Precision): Promise<Opened> {
  if (precision === 'float64') return { ok: false, why: 'WebGL has no float64' };
  const probe = probeWebGL();
  if (!probe.ok) return probe;
  // Loaded on demand: where WebGL is not used, TensorFlow.js never arrives.
  const { openWebGL, freeSpareTextures } = await loadPart(
    'TensorFlow.js',
    () => import('../models/twoLayer/compute/webgl/context'),
  );
  const webgl = await openWebGL(probe.device);
  if (!webgl.ok) return webgl;
  const { tensorCohort } = await loadPart(
    'the WebGL backend',
    () => import('../models/twoLayer/compute/webgl/tensorCohort'),
  );
  await freeSpareTextures();
  return { ok: true, precision: 'float32', cohort: tensorCohort, lost: webgl.lost };
}
