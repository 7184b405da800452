/** What the command line tells of a run, in lines: how it begins, how it ended, how it compares with its file. */

import { grouped } from '../core/grouped';
import { counted, joined } from '../core/words';
import type { Wanted } from '../engine/backend';
import type { Facts } from '../engine/facts';
import { type Measurement, quantityIn, type Reading } from '../engine/measurement';
import type { Order } from '../engine/order';
import { fileColumns, historyOf } from '../engine/quantity';
import type { BackendInfo, Outcome } from '../engine/run';
import type { Laboratory } from '../models/laboratories';
import { absentText } from './absent';
import { type Deviation, deviations } from './compare';
import type { Recorded } from './job';
import type { Result } from './training';

type Lines = readonly string[];

export function opening(
  { facts, model }: Laboratory,
  order: Order,
  wanted: Wanted,
  info: BackendInfo,
): Lines {
  const names = order.learners.map((each) => facts.nameOf(each).short).join(', ');
  const sizes = Object.entries(model.sizesOf(order))
    .map(([symbol, size]) => `${symbol} ${grouped(size)}`)
    .join(', ');
  const where = `${info.id}, ${info.precision}`;
  return [
    `${names}; ${sizes}; ${counted(order.steps, 'step')}; ${where}`,
    ...(info.why.code === 'absent' ? info.why.absent.map(absentText) : []),
    ...(info.precision === wanted.precision ? [] : [`The ${info.id} is ${info.precision} only.`]),
  ];
}

/** The last reading of each learner, and what there is to say of the end; `advice` is for a run that diverged. */
export function summary(
  facts: Facts,
  order: Order,
  { outcome, measurements }: Result,
  advice: string,
): Lines {
  return [
    ...readingsOf(facts, order, measurements.at(-1)),
    ...testsOf(
      facts,
      order,
      measurements.findLast(({ readings }) => readings.some(({ test }) => test)),
    ),
    ...endOf(facts, outcome, advice),
  ];
}

function readingsOf({ nameOf }: Facts, order: Order, last: Measurement | undefined): Lines {
  if (!last) return [];
  const losses = order.learners.map(
    (each, index) => `${nameOf(each).short} ${told(last.readings[index])}`,
  );
  return [`step ${grouped(last.step)}: ${losses.join('; ')}`];
}

function testsOf({ nameOf }: Facts, order: Order, tested: Measurement | undefined): Lines {
  if (!tested) return [];
  const parts = order.learners.map((each, index) => {
    const test = tested.readings[index].test;
    const share = test?.accuracy;
    return `${nameOf(each).short} ${share == null ? `loss ${test?.loss.toPrecision(3) ?? 'beyond all numbers'}` : `${(100 * share).toFixed(1)} % right`}`;
  });
  return [`test at step ${grouped(tested.step)}: ${parts.join('; ')}`];
}

function told(reading: Reading): string {
  const { relativeLoss } = reading;
  const alignment = quantityIn(reading, 'alignment') ?? null;
  const loss = relativeLoss === null ? '' : `L/L₀ ${relativeLoss.toExponential(2)}`;
  const angle = alignment === null ? '' : `angle ${((alignment * 180) / Math.PI).toFixed(2)}°`;
  return [loss, angle].filter(Boolean).join(', ');
}

function endOf({ nameOf }: Facts, outcome: Outcome, advice: string): Lines {
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
      const names = joined(learners.map((each) => nameOf(each).short));
      const what = `${names} diverged: seen at step ${grouped(step)}; the run file ends before it`;
      return [`${what} and has no final weights. ${advice}`];
    }
    default:
      return outcome satisfies never;
  }
}

/** How far the new history is from the one in the file; nothing where the file has none. */
export function comparison(
  facts: Facts,
  before: readonly Recorded[],
  measurements: readonly Measurement[],
): Lines {
  if (before.every(({ history }) => !history)) return [];
  const columns = fileColumns(facts.quantities);
  const after = before.map((_, index) => historyOf(columns, measurements, index));
  const found = deviations(before, after);
  if (found.length === 0) return ['no step of the history in the file was measured again.'];
  if (found.every(({ size }) => size === 0))
    return ['all that was measured again is as in the file, to the last bit.'];
  return [
    'largest relative deviations from the history of the file:',
    ...found.map((each) => deviationLine(facts, each)),
  ];
}

function deviationLine({ nameOf }: Facts, { quantity, size, learner, step }: Deviation): string {
  const name = quantity.padEnd(12);
  if (size === 0) return `  ${name}  0`;
  const amount = Number.isFinite(size) ? size.toExponential(1) : 'undefined in one of them';
  return `  ${name}  ${amount} (${nameOf(learner).short}, step ${grouped(step)})`;
}
