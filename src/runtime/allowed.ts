/** How long a run's work may take on a slow machine, in milliseconds: a worker is not silent while it goes on. */
import type { Cohort } from '../engine/cohort';
import type { Model } from '../engine/model';
import type { Order } from '../engine/order';
import type { BackendInfo } from '../engine/run';
import type { Task } from './protocol';
import { watched } from './watch';

/** Multiply-adds a millisecond on a slow machine: of plain loops, and of the kernel. */
const SLOW = 1e5;
const SLOW_KERNEL = 1e6;
/** So many times the multiply-adds of an update are a device's, which takes products where the kernel takes sums. */
const DEVICE_SLOWER = 3;
/** Milliseconds that the first steps may take beyond their work: code is loaded and compiled, nothing is known of the machine. */
export const FIRST_MS = 10_000;
/** Milliseconds that a graphics device may hold the worker up, compiling a program. */
const DEVICE_MS = 5000;

type On = Pick<BackendInfo, 'id'>;

/** Of drawing data and weights. */
export function drawingTime({ effort }: Model, task: Task): number {
  const work =
    task.kind === 'order' ? effort.update(task.order) : effort.drawing(task.experiment, task.own);
  return work / SLOW;
}

/** Of an update of one learner, in which a busy machine may not get to a pulse. */
export function workingTime({ effort }: Model, order: Order, { id }: On): number {
  const work = effort.update(order) / SLOW_KERNEL;
  return id === 'webgl' ? DEVICE_MS + work : work;
}

/** The same cohort. A device is watched; plain code cannot be silent for another reason than work. */
export function guarded<C extends Cohort>(
  cohort: C,
  { effort }: Model,
  order: Order,
  { id }: On,
  silent: () => void,
): C {
  if (id !== 'webgl') return cohort;
  // As on a device in software.
  const work = (DEVICE_SLOWER * effort.update(order) * order.learners.length) / SLOW;
  return watched(cohort, { answer: 6000 + work, first: 20_000 + work }, silent);
}
