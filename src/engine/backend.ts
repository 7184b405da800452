/** Chooses the backend of a run, and says which one it is and why. */
import type { Order } from '../experiment/order';
import type { Experiment } from '../experiment/params';
import type { BackendId, BackendInfo, Precision } from '../experiment/run';
import type { CohortMaker } from './cohort';
import { referenceCohort } from './reference/reference';
import { loadKernel } from './simd/kernel';
import { simdCohort } from './simd/simdCohort';
import { whyNoKernel } from './simd/whyNoKernel';
import { trialOf, webglWins } from './trial';
import { probeWebGL } from './webgl/probe';

export interface Backend {
  readonly info: BackendInfo;
  readonly cohort: CohortMaker;
  /** Resolves if the device is lost; pending readbacks never answer then. */
  readonly lost: Promise<void>;
}

export interface Wanted {
  readonly backend: Experiment['backend'];
  readonly precision: Precision;
  /** Those that failed in this run already. */
  readonly avoid: readonly BackendId[];
}

/** What a backend is here, or in words why it is not. */
type Opened =
  | (Omit<Backend, 'info'> & { readonly ok: true; readonly precision: Precision })
  | { readonly ok: false; readonly why: string };

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
  for (const id of ids) {
    if (wanted.avoid.includes(id)) {
      troubles.push(`${NAMES[id]} failed during this run`);
      continue;
    }
    const opened = await open(id, wanted.precision);
    if (opened.ok) {
      const fallback = troubles.length > 0 || wanted.avoid.length > 0;
      const { precision, cohort, lost } = opened;
      return {
        info: { id, precision, why: sentence(troubles.length > 0 ? troubles : [why]), fallback },
        cohort,
        lost,
      };
    }
    troubles.push(opened.why);
  }
  throw new Error(`Nothing is left to compute with: ${troubles.join('; ')}.`);
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
  const module = await loadKernel(precision);
  if (!module) return { ok: false, why: whyNoKernel() };
  return { ok: true, precision, cohort: simdCohort(module, precision), lost: never };
}

async function openTensors(precision: Precision): Promise<Opened> {
  if (precision === 'float64') return { ok: false, why: 'WebGL has no float64' };
  const probe = probeWebGL();
  if (!probe.ok) return probe;
  // Loaded on demand: where WebGL is not used, TensorFlow.js never arrives.
  const { openWebGL, freeSpareTextures } = await import('./webgl/context');
  const webgl = await openWebGL(probe.device);
  if (!webgl.ok) return webgl;
  const { tensorCohort } = await import('./webgl/tensorCohort');
  await freeSpareTextures();
  return { ok: true, precision: 'float32', cohort: tensorCohort, lost: webgl.lost };
}
