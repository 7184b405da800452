/** What the page knows of its one live run: enough to go on with it in another worker, as if nothing had been. */

import type { AnyExperiment } from '../core/schema/rows';
import type { Pace } from '../core/speeds';
import type { Standing } from '../engine/backend';
import type { BackendId } from '../engine/choice';
import type { Measurement } from '../engine/measurement';
import type { Question } from '../engine/run';
import type { Checkpoint, Event, Request, RunId, Task } from './protocol';
import type { RunEvent } from './runEvent';

export interface LiveRun {
  readonly id: RunId;
  readonly listen: (event: RunEvent) => void;
  /** As it was at the checkpoint. */
  task: Task;
  checkpoint: Checkpoint | null;
  /** What was asked of the run since, and whether its present worker was told. */
  tuning: AnyExperiment | null;
  told: boolean;
  paused: boolean;
  pace: Pace;
  /** Updates made, as far as known, and where single steps lead; a paused run stands at the later of the two. */
  step: number;
  goal: number;
  /** The last step whose measurement was passed on. */
  measured: number;
  standing: Standing | null;
  avoid: readonly BackendId[];
  /** Whether it was tried again by itself since its last checkpoint. */
  retried: boolean;
  question: Question | null;
  /** How many times the usual silence the person waits for. */
  patience: number;
  over: boolean;
}

export function newRun(
  id: RunId,
  task: Task,
  { paused, pace }: Pick<LiveRun, 'paused' | 'pace'>,
  listen: LiveRun['listen'],
): LiveRun {
  return {
    ...{ id, listen, task, paused, pace },
    ...{ checkpoint: null, tuning: null, told: false, standing: null, avoid: [], question: null },
    ...{ step: 0, goal: 0, measured: -1, patience: 1, retried: false, over: false },
  };
}

/** What tells a new worker where the run stands. */
export function requestsFor(run: LiveRun): readonly Request[] {
  const { id, task, paused, pace, checkpoint, standing, avoid } = run;
  const step = checkpoint?.step ?? 0;
  run.goal = paused ? Math.max(run.goal, run.step) : 0;
  run.step = step;
  run.told = false;
  const count = run.goal - step;
  return [
    { type: 'start', run: id, task, paused, pace, from: checkpoint, on: standing, avoid },
    ...(count > 0 ? [{ type: 'step', run: id, count } as const] : []),
    ...changesFor(run),
  ];
}

/** What the worker is yet to be told of the rates: not before the run is as far again as its curves are. */
export function changesFor(run: LiveRun): readonly Request[] {
  const { id, tuning, told, step, measured } = run;
  if (!tuning || told || step < measured) return [];
  run.told = true;
  return [{ type: 'retune', run: id, experiment: tuning }];
}

/** Takes in a change that holds now. */
export function retuned(
  run: LiveRun,
  { experiment, checkpoint }: Extract<Event, { type: 'retuned' }>,
) {
  if (run.task.kind === 'experiment') run.task = { ...run.task, experiment };
  run.checkpoint = checkpoint;
  if (JSON.stringify(run.tuning) === JSON.stringify(experiment)) run.tuning = null;
}

/** The measurements that were not passed on yet. */
export function newsOf(run: LiveRun, step: number, all: readonly Measurement[]) {
  const news = all.filter((each) => each.step > run.measured);
  run.step = step;
  run.measured = news.at(-1)?.step ?? run.measured;
  return news;
}
