/** Starts the command line. */
import { start } from './load.mjs';

await start('/src/lab/lab.ts', 'lab');
