/** Starts the verification of the paper's claims. */
import { start } from './load.mjs';

await start('/src/lab/paper/verify.ts', 'verify');
