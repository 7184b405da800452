/** Build of the page and its worker. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { carried } from './scripts/carried.ts';
import { htmlPlugin } from './scripts/html.ts';
import { licences } from './scripts/licences.ts';
import { kernelPlugin } from './src/models/twoLayer/compute/simd/compile.ts';

/** `PORT` lets two checkouts be served, and tested, side by side. */
const port = Number(process.env.PORT ?? 4173);

const licencesCarried = licences(carried);

export default defineConfig({
  // Relative addresses: the page works from any sub-path of a static host.
  base: './',
  assetsInclude: ['**/*.bin'],
  plugins: [react(), kernelPlugin(), htmlPlugin(), licencesCarried.page()],
  worker: { format: 'es', plugins: () => [kernelPlugin(), licencesCarried.worker()] },
  build: { target: 'es2023' },
  preview: { port },
});
