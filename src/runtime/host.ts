/** Worker side: takes requests from a port, and has its runs answer them, one at a time. */
import type { Models } from '../engine/model';
import { HostedRun } from './hostedRun';
import type { Event, Port, Request } from './protocol';

/**
 * Serves `port` with runs of these models: one at a time, a start ends the run before it. Runs that need more bytes than
 * `safe` are refused.
 */
export function host(port: Port<Event, Request>, safe: number, models: Models): void {
  let current: HostedRun | undefined;
  port.onmessage = ({ data: request }) => {
    if (request.type === 'start') {
      current?.receive({ type: 'stop', run: current.id });
      const { model: id } = request.task;
      const load = models[id];
      if (!load) throw new Error(`No model is called “${id}”.`);
      current = new HostedRun(port, safe, load, request, current?.ended);
    } else if (request.run === current?.id) {
      current.receive(request);
    }
  };
  port.postMessage({ type: 'ready' });
}
