/** The worker's entry: serves the page that started it. */
import './fit';
import { models } from '../models/registry';
import { host } from './host';
import type { Event, Port, Request } from './protocol';

const GIB = 2 ** 30;

/** A quarter of the device's memory as far as the browser tells it (in GiB, at most 8 or so), and at most 2 GiB. */
function safeBytes(): number {
  const { deviceMemory } = navigator as Navigator & { readonly deviceMemory?: number }; // Chromium only
  return Math.min(2, (deviceMemory ?? 8) / 4) * GIB;
}

// In a dedicated worker the global scope is the port; the DOM library types it as a window.
host(self as unknown as Port<Event, Request>, safeBytes(), models);
