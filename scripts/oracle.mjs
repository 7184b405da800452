/** `npm run oracle`: makes the golden data anew. */
import { start } from '../src/cli/load.mjs';

await start('/scripts/oracle.ts', 'regenerate');
