/** The worker's entry: serves the page that started it. */
import { host } from './host';
import type { Event, Port, Request } from './protocol';

// In a dedicated worker the global scope is the port; the DOM library types it as a window.
host(self as unknown as Port<Event, Request>);
