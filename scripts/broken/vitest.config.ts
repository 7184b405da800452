/** The project's own tests, on a source with a fault in it. */
import { mergeConfig } from 'vitest/config';
import tests from '../../vitest.config.ts';
import { faultPlugin } from './plugin.ts';

export default mergeConfig(
  { plugins: [faultPlugin()] },
  { ...tests, cacheDir: 'node_modules/.vite-broken' },
);
