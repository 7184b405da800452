/** Build of the page and its worker, and the unit tests. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { kernelPlugin } from './src/engine/simd/compile.ts';

export default defineConfig({
  // Relative addresses: the page works from any sub-path of a static host.
  base: './',
  assetsInclude: ['**/*.bin'],
  plugins: [react(), kernelPlugin()],
  worker: { format: 'es', plugins: () => [kernelPlugin()] },
  build: { target: 'es2023' },
  preview: { port: 4173 },
  test: {
    include: ['src/**/*.test.ts'],
    // Bundled, so that the autodiff test can register TensorFlow.js's gradients, which exist as ES modules only.
    server: { deps: { inline: [/@tensorflow/] } },
  },
});
