/** Chooses the backend of a run, and says which one it is and why. */
import type { Absence, Absent, BackendId, Reason } from './choice';
import type { Cohort, CohortMaker } from './cohort';
import type { Order } from './order';
import { PartMissing } from './part';
import type { BackendInfo, Engine, Precision } from './run';
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

/** What a backend is here, or why it is not. */
type Opened<O, S, C> =
  | {
      readonly ok: true;
      readonly precision: Precision;
      readonly cohort: CohortMaker<O, S, C>;
      /** Resolves if the device is lost; pending readbacks never answer then. */
      readonly lost: Promise<void>;
    }
  | { readonly ok: false; readonly absence: Absence };

type Opening<O, S, C> = Promise<Opened<O, S, C>> | Opened<O, S, C>;

/** Of what runs on the CPU. */
export const neverLost = new Promise<void>(() => {});

interface Backend<O, S, C> {
  readonly info: BackendInfo;
  readonly cohort: CohortMaker<O, S, C>;
  readonly lost: Promise<void>;
  /** What else could go on with this run if this one fails; null: nothing. */
  readonly next: Engine | null;
  /** Whether all code that was asked for arrived; what did not may be had by another thread, or later. */
  readonly complete: boolean;
}

/** Of whatever model. */
export type AnyBackend = Backend<Order, unknown, Cohort>;

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
  readonly why: Reason;
}

/** The backend that a run is to be computed with, or all those that are not to be had. */
export type Choice<O, S, C> =
  | { readonly ok: true; readonly backend: Backend<O, S, C> }
  | { readonly ok: false; readonly absent: readonly Absent[] };

/**
 * The first backend of the preference that is here and has not failed.
 * `now` is a clock in milliseconds, for the trial that “auto” may need.
 */
export async function openBackend<O, S, C extends Cohort>(
  backends: Backends<O, S, C>,
  wanted: Wanted,
  order: O,
  now: () => number,
): Promise<Choice<O, S, C>> {
  const { ids, why } = await preference(backends, wanted, order, now);
  const absent: Absent[] = [];
  for (const [index, id] of ids.entries()) {
    if (wanted.avoid.includes(id)) {
      absent.push({ id, absence: { code: 'failed' } });
      continue;
    }
    const opened = await open(backends, id, wanted.precision);
    if (opened.ok) {
      const fallback = absent.length > 0 || wanted.avoid.length > 0;
      const { precision, cohort, lost } = opened;
      const reason: Reason = absent.length > 0 ? { code: 'absent', absent } : why;
      const info = { id, precision, why: reason, fallback };
      const next = await firstOf(backends, ids.slice(index + 1), wanted);
      const complete = absent.every(({ absence }) => absence.code !== 'part-missing');
      return { ok: true, backend: { info, cohort, lost, next, complete } };
    }
    absent.push({ id, absence: opened.absence });
  }
  return { ok: false, absent };
}

/** Opens the backend that a run has run on already. */
export async function reopenBackend<O, S, C extends Cohort>(
  backends: Backends<O, S, C>,
  { info, next }: Standing,
): Promise<Choice<O, S, C>> {
  const { id, precision } = info;
  const opened = await open(backends, id, precision);
  if (!opened.ok) return { ok: false, absent: [{ id, absence: opened.absence }] };
  const { cohort, lost } = opened;
  return { ok: true, backend: { info, cohort, lost, next, complete: true } };
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
      return { ids: ['reference'], why: { code: 'chosen', renderer: null } };
    case 'simd':
      return { ids: ['simd', 'reference'], why: { code: 'chosen', renderer: null } };
    case 'webgl':
      return {
        ids: ['webgl', ...onCpu(backends)],
        why: { code: 'chosen', renderer: rendererHere() },
      };
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
  const cpu = (why: Reason): Preference => ({ ids: onCpu(backends), why });
  if (!backends.open.webgl) return cpu({ code: 'only' });
  const without = (code: 'no-float64' | 'failed'): Reason => ({
    code: 'absent',
    absent: [{ id: 'webgl', absence: { code } }],
  });
  if (precision === 'float64') return cpu(without('no-float64'));
  if (avoid.includes('webgl')) return cpu(without('failed'));
  const probe = probeWebGL();
  if (!probe.ok) return cpu({ code: 'no-device', absence: probe.absence });
  const { renderer, software } = probe.device;
  if (software) return cpu({ code: 'software', renderer });
  const simd = await open(backends, 'simd', precision);
  const webgl = await open(backends, 'webgl', precision);
  if (!webgl.ok) return cpu({ code: 'no-use', renderer, absence: webgl.absence });
  const ids = ['webgl', 'simd', 'reference'] as const;
  if (!simd.ok) return { ids, why: { code: 'no-rival', renderer, absence: simd.absence } };
  const trial = await trialOf(backends.sizeOf(order), order, simd.cohort, webgl.cohort, now);
  const why = { code: 'trial', renderer, ...trial } as const;
  return webglWins(trial) ? { ids, why } : { ids: ['simd', 'webgl', 'reference'], why };
}

function rendererHere(): string | null {
  const probe = probeWebGL();
  return probe.ok ? probe.device.renderer : null;
}

async function open<O, S, C extends Cohort>(
  backends: Backends<O, S, C>,
  id: BackendId,
  precision: Precision,
): Promise<Opened<O, S, C>> {
  try {
    const opening = backends.open[id]?.(precision);
    return (await opening) ?? { ok: false, absence: { code: 'not-of-model' } };
  } catch (error) {
    if (!(error instanceof PartMissing)) throw error;
    return { ok: false, absence: { code: 'part-missing', part: error.part } };
  }
}
