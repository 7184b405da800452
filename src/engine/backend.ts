/** Chooses the backend of a run, and says which one it is and why. */
import type { Cohort, CohortMaker } from './cohort';
import { PartMissing } from './part';
import type { BackendId, BackendInfo, Engine, Precision } from './run';
import { trialOf, webglWins } from './trial';
import { probeWebGL } from './webgl';

/** What a model can be computed with; the reference always. */
export interface Backends<O, S, C extends Cohort> {
  readonly open: { readonly [Id in BackendId]?: (precision: Precision) => Opening<O, S, C> } & {
    readonly reference: (precision: Precision) => Opening<O, S, C>;
  };
  /** Orders of the same size share a trial. */
  sizeOf(order: O): string;
}

/** What a backend is here, or in words why it is not. */
type Opened<O, S, C> =
  | {
      readonly ok: true;
      readonly precision: Precision;
      readonly cohort: CohortMaker<O, S, C>;
      /** Resolves if the device is lost; pending readbacks never answer then. */
      readonly lost: Promise<void>;
    }
  | { readonly ok: false; readonly why: string; readonly missing?: true };

type Opening<O, S, C> = Promise<Opened<O, S, C>> | Opened<O, S, C>;

/** Of what runs on the CPU. */
export const neverLost = new Promise<void>(() => {});

export interface Backend<O, S, C> {
  readonly info: BackendInfo;
  readonly cohort: CohortMaker<O, S, C>;
  readonly lost: Promise<void>;
  /** What else could go on with this run if this one fails; null: nothing. */
  readonly next: Engine | null;
  /** Whether all code that was asked for arrived; what did not may be had by another thread, or later. */
  readonly complete: boolean;
}

/** Where a run goes on that has run already: on this one and no other. */
export type Standing = Pick<Backend<never, never, never>, 'info' | 'next'>;

export interface Wanted {
  readonly backend: BackendId | 'auto';
  readonly precision: Precision;
  /** Those that failed in this run already. */
  readonly avoid: readonly BackendId[];
}

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
export async function openBackend<O, S, C extends Cohort>(
  backends: Backends<O, S, C>,
  wanted: Wanted,
  order: O,
  now: () => number,
): Promise<Backend<O, S, C>> {
  const { ids, why } = await preference(backends, wanted, order, now);
  const troubles: string[] = [];
  let complete = true;
  for (const [index, id] of ids.entries()) {
    if (wanted.avoid.includes(id)) {
      troubles.push(`${NAMES[id]} failed during this run`);
      continue;
    }
    const opened = await open(backends, id, wanted.precision);
    if (opened.ok) {
      const fallback = troubles.length > 0 || wanted.avoid.length > 0;
      const { precision, cohort, lost } = opened;
      const info = {
        id,
        precision,
        why: sentence(troubles.length > 0 ? troubles : [why]),
        fallback,
      };
      const next = await firstOf(backends, ids.slice(index + 1), wanted);
      return { info, cohort, lost, next, complete };
    }
    if (opened.missing) complete = false;
    troubles.push(opened.why);
  }
  throw new Error(`Nothing is left to compute with: ${troubles.join('; ')}.`);
}

/** Opens the backend that a run has run on already, or says why it is not to be had any more. */
export async function reopenBackend<O, S, C extends Cohort>(
  backends: Backends<O, S, C>,
  { info, next }: Standing,
): Promise<Backend<O, S, C> | string> {
  const opened = await open(backends, info.id, info.precision);
  if (!opened.ok) return opened.why;
  const { cohort, lost } = opened;
  return { info, cohort, lost, next, complete: true };
}

async function firstOf<O, S, C extends Cohort>(
  backends: Backends<O, S, C>,
  ids: readonly BackendId[],
  { avoid, precision }: Wanted,
) {
  for (const id of ids.filter((each) => !avoid.includes(each))) {
    const opened = await open(backends, id, precision);
    if (opened.ok) return { id, precision: opened.precision };
  }
  return null;
}

async function preference<O, S, C extends Cohort>(
  backends: Backends<O, S, C>,
  wanted: Wanted,
  order: O,
  now: () => number,
): Promise<Preference> {
  switch (wanted.backend) {
    case 'reference':
      return { ids: ['reference'], why: 'as chosen' };
    case 'simd':
      return { ids: ['simd', 'reference'], why: 'as chosen' };
    case 'webgl':
      return { ids: ['webgl', ...onCpu(backends)], why: `as chosen, on ${rendererHere()}` };
    case 'auto':
      return automatic(backends, wanted, order, now);
    default:
      return wanted.backend satisfies never;
  }
}

/** The best first. */
function onCpu({ open }: { readonly open: { readonly simd?: unknown } }): readonly BackendId[] {
  return open.simd ? ['simd', 'reference'] : ['reference'];
}

/**
 * A real graphics device comes first unless a short trial on this very order finds SIMD faster; WebGL in software is
 * never taken.
 */
async function automatic<O, S, C extends Cohort>(
  backends: Backends<O, S, C>,
  { precision, avoid }: Wanted,
  order: O,
  now: () => number,
): Promise<Preference> {
  const cpu = (why: string): Preference => ({ ids: onCpu(backends), why });
  if (!backends.open.webgl) return cpu('it is all that there is');
  if (precision === 'float64') return cpu('WebGL has no float64');
  if (avoid.includes('webgl')) return cpu('WebGL failed during this run');
  const probe = probeWebGL();
  if (!probe.ok) return cpu(`no graphics device can help: ${probe.why}`);
  const { renderer, software } = probe.device;
  if (software) return cpu(`${renderer} is WebGL in software, which is slower`);
  const simd = await open(backends, 'simd', precision);
  const webgl = await open(backends, 'webgl', precision);
  if (!webgl.ok) return cpu(`${renderer} cannot help: ${webgl.why}`);
  const ids = ['webgl', 'simd', 'reference'] as const;
  if (!simd.ok) return { ids, why: `${renderer}, because ${simd.why}` };
  const trial = await trialOf(backends.sizeOf(order), order, simd.cohort, webgl.cohort, now);
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

async function open<O, S, C extends Cohort>(
  backends: Backends<O, S, C>,
  id: BackendId,
  precision: Precision,
): Promise<Opened<O, S, C>> {
  try {
    const opening = backends.open[id]?.(precision);
    return (await opening) ?? { ok: false, why: `${NAMES[id]} does not know this model` };
  } catch (error) {
    if (!(error instanceof PartMissing)) throw error;
    return { ok: false, why: `${error.message}; the next run asks for it again`, missing: true };
  }
}
