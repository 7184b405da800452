/** What stands at the other end of a wire: the real host in this thread, or nobody. Tests only. */
import { afterEach } from 'vitest';
import { models } from '../../models/registry';
import type { Wire } from '../client';
import { host } from '../host';
import type { Event, Port, Request } from '../protocol';

const closings: (() => void)[] = [];

afterEach(() => {
  for (const close of closings.splice(0)) close();
});

/** The two ends of a message channel; they are closed after the test. */
export function openChannel() {
  const channel = new MessageChannel();
  closings.push(() => channel.port1.close());
  return channel;
}

/** The real host with the real engine at the other end of a real message channel, in this thread. */
export function openHost(seen: Event[] = [], safe = 2 ** 30): Wire {
  const { port1, port2 } = openChannel();
  host(port2 as Port<Event, Request>, safe, models);
  const wire: Wire = {
    postMessage: (request) => port1.postMessage(request),
    onmessage: null,
    onerror: null,
    terminate: () => port1.close(),
  };
  port1.onmessage = (event: MessageEvent<Event>) => {
    seen.push(event.data);
    wire.onmessage?.(event);
  };
  return wire;
}

/** A wire that nobody answers; `say` and `fail` stand for its worker. */
export function deadWire() {
  const asked: Request[] = [];
  let terminated = false;
  const wire: Wire = {
    postMessage: (request) => asked.push(request),
    onmessage: null,
    onerror: null,
    terminate: () => {
      terminated = true;
    },
  };
  return {
    wire,
    asked,
    say: (data: Event) => wire.onmessage?.({ data } as MessageEvent<Event>),
    fail: (message: string) => wire.onerror?.({ message } as ErrorEvent),
    terminated: () => terminated,
  };
}
