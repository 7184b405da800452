/**
 * Makes the fault of the moment as its source is loaded: no file is touched, so that none has to be restored. What a test
 * starts as a process of its own, such as the command line that the page is compared with, is whole.
 */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { kernelModule, precisionIn } from '../../src/models/twoLayer/compute/simd/compile.ts';
import { brokenBy, type Fault, isInKernel } from './fault.ts';
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
      const fault = presentFault();
      return fault && id.replace(/\?.*/, '') === resolve(fault.file) && !isInKernel(fault)
        ? { code: made(fault, code), map: null }
        : null;
    },
    // Before the plugin that compiles it whole.
    async load(id) {
      const fault = presentFault();
      const precision = precisionIn(id);
      if (!fault || !isInKernel(fault) || !precision) return null;
      return kernelModule(precision, (path, source) =>
        path === resolve(fault.file) ? made(fault, source) : source,
      );
    },
  };
}

const presentFault = () => faults.find((each) => each.id === process.env[MOMENT]);

function made(fault: Fault, source: string): string {
  const broken = brokenBy(fault, source);
  if (broken === null) throw new Error(`The source of “${fault.id}” has moved on.`);
  process.env[MADE] = fault.id;
  return broken;
}
