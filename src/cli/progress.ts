/** Tells on standard error how far a run is: in one line that is rewritten, or where that cannot be, now and then. */
import { grouped } from '../core/grouped';
import type { Facts } from '../engine/facts';
import type { Measurement } from '../engine/measurement';
import type { Order } from '../engine/order';
import type { Terminal } from './terminal';

/** How often, in ms. */
const REWRITTEN = 100;
const LINES = 5000;
const REWRITE = '\r\u001b[2K';

export interface Progress {
  readonly at: (step: number, latest: Measurement | undefined) => void;
  /** Leaves the line to what is written next. */
  readonly end: () => void;
}

export function createProgress({ log, now }: Terminal, facts: Facts, order: Order): Progress {
  const interval = log.isTTY ? REWRITTEN : LINES;
  const start = now();
  let last = start;
  return {
    at(step, latest) {
      const time = now();
      if (time - last < interval) return;
      last = time;
      const text = line(facts, order, step, (1000 * step) / (time - start), latest);
      log.write(
        log.isTTY ? `${REWRITE}${text.slice(0, (log.columns ?? 80) - 1)}` : `lab: ${text}\n`,
      );
    },
    end() {
      if (log.isTTY) log.write(REWRITE);
    },
  };
}

function line(
  { nameOf }: Facts,
  order: Order,
  step: number,
  speed: number,
  latest: Measurement | undefined,
): string {
  const losses = order.learners.map(
    (each, index) =>
      `${nameOf(each).short} ${latest?.readings[index].relativeLoss?.toExponential(1) ?? '–'}`,
  );
  const where = `step ${grouped(step)} of ${grouped(order.steps)}`;
  return `${where}, ${grouped(Math.round(speed))} steps/s, L/L₀ ${losses.join(', ')}`;
}
