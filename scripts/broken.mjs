/** `npm run broken`: breaks the source on purpose, a fault at a time, and tells which faults no test sees. */
import { start } from '../src/cli/load.mjs';

await start('/scripts/broken/broken.ts', 'broken');
// A test that hangs for good keeps its process's handles here.
process.exit();
