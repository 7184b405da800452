/**
 * Makes the fault of the moment as its source is loaded: no file is touched, so that none has to be restored. What a test
 * starts as a process of its own, such as the command line that the page is compared with, is whole; so is the kernel.
 */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { brokenBy } from './fault.ts';
import { faults } from './faults.ts';

/**
 * The fault of the moment, by its id, and the one that was made last. Vite gives its configuration a copy of every
 * module: only the process is shared.
 */
export const MOMENT = 'BROKEN_BY';
export const MADE = 'BROKEN_LAST';

export function faultPlugin(): Plugin {
  return {
    name: 'fault',
    enforce: 'pre',
    transform(code, id) {
      const fault = faults.find((each) => each.id === process.env[MOMENT]);
      if (!fault || id.replace(/\?.*/, '') !== resolve(fault.file)) return null;
      const broken = brokenBy(fault, code);
      if (broken === null) throw new Error(`The source of “${fault.id}” has moved on.`);
      process.env[MADE] = fault.id;
      return { code: broken, map: null };
    },
  };
}
