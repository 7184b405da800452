/** Starts the verification of the paper's claims. */
import { start } from './load.mjs';

// As in lab.mjs: a verdict does not depend on who reads how it is come to.
process.stderr.on('error', () => {});
await start('/src/cli/paper/verify.ts', 'verify');
