/** What a run needs before its first update: its order, drawn or given, and what it is computed with. */
import { type Choice, openBackend, reopenBackend } from '../engine/backend';
import type { Cohort } from '../engine/cohort';
import type { Composed, Model } from '../engine/model';
import type { Order } from '../engine/order';
import type { Failure } from '../engine/run';
import type { StartRequest, Task } from './protocol';

/** Why a run is not even drawn; null: it can be. `safe` is in bytes. */
export function refusalOf(model: Model, task: Task, safe: number): Failure | null {
  if (task.kind !== 'experiment') return null;
  const { experiment, own } = task;
  const needed = model.bytesOf(experiment, own);
  return needed > safe ? { code: 'too-large', needed, safe, experiment } : null;
}

/** Null where nothing is drawn. */
export async function sourceOf(model: Model, task: Task): Promise<unknown> {
  return task.kind === 'experiment' ? model.load(task.experiment, task.own) : null;
}

export function composed(model: Model, task: Task, source: unknown): Composed {
  switch (task.kind) {
    case 'experiment':
      return model.compose(task.experiment, source);
    case 'order':
      return model.given(task.order);
    default:
      return task satisfies never;
  }
}

/** What the run is to be computed with: what it ran on already, or the best that has not failed. */
export function opened(
  model: Model,
  { task, on, avoid }: StartRequest,
  order: Order,
): Promise<Choice<Order, unknown, Cohort>> {
  if (on) return reopenBackend(model.backends, on);
  const { backend, precision } = task.kind === 'order' ? task : model.wantedOf(task.experiment);
  return openBackend(model.backends, { backend, precision, avoid }, order, () => performance.now());
}
