/** What property tests draw comes from the seed of the whole run, which vitest.config.ts gives. */
import { configureGlobal } from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    seed: number;
  }
}

configureGlobal({ seed: inject('seed') });
