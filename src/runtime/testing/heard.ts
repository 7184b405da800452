/** Small runs to ask a trainer for, and what is heard of them. Tests only. */
import type { Measurement } from '../../engine/measurement';
import { defaults, type Experiment } from '../../models/twoLayer/params';
import type { RunEvent } from '../runEvent';

export const small: Experiment = {
  ...defaults,
  p: 20,
  n: 6,
  d: 4,
  lambda: 0.1,
  steps: 400,
  backend: 'reference',
};

export function taskOf(change: Partial<Experiment> = {}) {
  const experiment: Experiment = { ...small, ...change };
  return { kind: 'experiment', model: 'two-layer', experiment, own: null } as const;
}

/** Collects the events of a run and lets a test wait for one. */
export function listener() {
  const events: RunEvent[] = [];
  const waiting: { wanted: (event: RunEvent) => boolean; found: (event: RunEvent) => void }[] = [];
  return {
    events,
    hear(event: RunEvent) {
      events.push(event);
      for (const { wanted, found } of waiting) if (wanted(event)) found(event);
    },
    until(wanted: (event: RunEvent) => boolean): Promise<RunEvent> {
      const already = events.find(wanted);
      if (already) return Promise.resolve(already);
      return new Promise((found) => waiting.push({ wanted, found }));
    },
    measurements: (): readonly Measurement[] =>
      events.flatMap((event) => (event.type === 'progress' ? event.measurements : [])),
    steps: () =>
      events.flatMap((event) =>
        event.type === 'progress' ? event.measurements.map(({ step }) => step) : [],
      ),
  };
}

export const ended = (event: RunEvent) => event.type === 'ended' || event.type === 'failed';

export const progressTo = (step: number) => (event: RunEvent) =>
  event.type === 'progress' && event.step >= step;
