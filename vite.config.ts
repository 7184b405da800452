/** Build of the page and its worker. */
import { basename } from 'node:path';
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
  css: {
    // “Readout_legend”: the name of a file and of a class in it, the same in every build.
    modules: { generateScopedName: (name, file) => `${basename(file, '.module.css')}_${name}` },
  },
  worker: { format: 'es', plugins: () => [kernelPlugin(), licencesCarried.worker()] },
  // One file of styles: their first line orders their layers.
  build: { target: 'es2023', cssCodeSplit: false },
  preview: { port },
});
