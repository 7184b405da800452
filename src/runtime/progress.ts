/** Progress on its way to the page: one message at a time, the rest gathers here until the page has taken it. */
import type { Measurement } from '../engine/measurement';
import { pack } from './packing';
import type { Event, Port, RunId } from './protocol';

export interface Progress {
  add(measurement: Measurement): void;
  /** Sends what has gathered, if anything, unless the page still has a message to take. */
  offer(step: number, stepsPerSecond: number | null): void;
  /** The page has taken the last message. */
  taken(): void;
  /** Sends what has gathered whatever the page has taken: the run is over. */
  flush(): void;
}

export function createProgress(
  port: Pick<Port<Event, never>, 'postMessage'>,
  run: RunId,
): Progress {
  let measurements: Measurement[] = [];
  let position: { step: number; stepsPerSecond: number | null } = { step: 0, stepsPerSecond: null };
  let news = false;
  let onItsWay = false;

  function send(): void {
    port.postMessage({ type: 'progress', run, packed: pack(measurements), ...position });
    measurements = [];
    news = false;
    onItsWay = true;
  }

  return {
    add(measurement) {
      measurements.push(measurement);
      position = { ...position, step: measurement.step };
      news = true;
    },
    offer(step, stepsPerSecond) {
      news ||= step !== position.step;
      position = { step, stepsPerSecond };
      if (news && !onItsWay) send();
    },
    taken() {
      onItsWay = false;
      if (news) send();
    },
    flush() {
      if (news) send();
    },
  };
}
