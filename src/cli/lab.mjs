/** Starts the command line. */
import { catchInterrupts } from './interrupt.mjs';

// Nobody may be there to read it, or the disk is full: what is told never decides what is computed.
process.stderr.on('error', () => {});
const interrupt = catchInterrupts();
// Only now: to load Vite takes a second, in which an interrupt must not be lost.
const { start } = await import('./load.mjs');
await start('/src/cli/lab.ts', 'lab', interrupt);
