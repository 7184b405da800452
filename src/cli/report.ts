/** What the command line tells of a run, in lines: how it begins, how it ended, how it compares with its file. */

import { grouped } from '../core/grouped';
import { counted, joined } from '../core/words';
import type { Wanted } from '../engine/backend';
import type { BackendInfo, Outcome } from '../engine/run';
import { learnerName } from '../models/twoLayer/learners';
import type { Measurement } from '../models/twoLayer/measurement';
import type { Order } from '../models/twoLayer/order';
import type { Reading } from '../models/twoLayer/quantities';
import type { LearnerRun } from '../models/twoLayer/runFile/runFile';
import { type Deviation, deviations } from './compare';
import type { Result } from './training';

type Lines = readonly string[];

export function opening(order: Order, wanted: Wanted, info: BackendInfo): Lines {
  const { n, d, p, o } = order.shape;
  const names = order.learners.map((each) => learnerName(each).short).join(', ');
  const sizes = `n ${n}, d ${d}, p ${grouped(p)}, o ${o}`;
  const where = `${info.id}, ${info.precision}`;
  return [
    `${names}; ${sizes}; ${counted(order.steps, 'step')}; ${where}`,
    ...(info.fallback ? [info.why] : []),
    ...(info.precision === wanted.precision ? [] : [`The ${info.id} is ${info.precision} only.`]),
  ];
}

/** The last reading of each learner, and what there is to say of the end; `advice` is for a run that diverged. */
export function summary(order: Order, { outcome, measurements }: Result, advice: string): Lines {
  return [
    ...readingsOf(order, measurements.at(-1)),
    ...testsOf(
      order,
      measurements.findLast(({ readings }) => readings.some(({ test }) => test)),
    ),
    ...endOf(outcome, advice),
  ];
}

function readingsOf(order: Order, last: Measurement | undefined): Lines {
  if (!last) return [];
  const losses = order.learners.map(
    (each, index) => `${learnerName(each).short} ${told(last.readings[index])}`,
  );
  return [`step ${grouped(last.step)}: ${losses.join('; ')}`];
}

function testsOf(order: Order, tested: Measurement | undefined): Lines {
  if (!tested) return [];
  const parts = order.learners.map((each, index) => {
    const test = tested.readings[index].test;
    const share = test?.accuracy;
    return `${learnerName(each).short} ${share == null ? `loss ${test?.loss.toPrecision(3) ?? 'beyond all numbers'}` : `${(100 * share).toFixed(1)} % right`}`;
  });
  return [`test at step ${grouped(tested.step)}: ${parts.join('; ')}`];
}

function told({ relativeLoss, alignment }: Reading): string {
  const loss = relativeLoss === null ? '' : `L/L₀ ${relativeLoss.toExponential(2)}`;
  const angle = alignment === null ? '' : `angle ${((alignment * 180) / Math.PI).toFixed(2)}°`;
  return [loss, angle].filter(Boolean).join(', ');
}

function endOf(outcome: Outcome, advice: string): Lines {
  switch (outcome.kind) {
    case 'budget':
      return [];
    case 'target':
      return [`stopped at step ${grouped(outcome.step)}: every learner is at its target loss.`];
    case 'plateau':
      return [`stopped at step ${grouped(outcome.step)}: nothing changes any more.`];
    case 'aborted':
      return ['interrupted: the run file ends here.'];
    case 'diverged': {
      const { learners, step } = outcome;
      const names = joined(learners.map((each) => learnerName(each).short));
      const what = `${names} diverged: seen at step ${grouped(step)}; the run file ends before it`;
      return [`${what} and has no final weights. ${advice}`];
    }
    default:
      return outcome satisfies never;
  }
}

/** How far the new history is from the one in the file; nothing where the file has none. */
export function comparison(before: readonly LearnerRun[], after: readonly LearnerRun[]): Lines {
  if (before.every(({ history }) => !history)) return [];
  const found = deviations(before, after);
  if (found.length === 0) return ['no step of the history in the file was measured again.'];
  if (found.every(({ size }) => size === 0))
    return ['all that was measured again is as in the file, to the last bit.'];
  return ['largest relative deviations from the history of the file:', ...found.map(deviationLine)];
}

function deviationLine({ quantity, size, learner, step }: Deviation): string {
  const name = quantity.padEnd(12);
  if (size === 0) return `  ${name}  0`;
  const amount = Number.isFinite(size) ? size.toExponential(1) : 'undefined in one of them';
  return `  ${name}  ${amount} (${learnerName(learner).short}, step ${grouped(step)})`;
}
