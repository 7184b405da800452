/** Starts the command line: Vite compiles its TypeScript and the kernel, as it does for the page. */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const server = await createServer({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  appType: 'custom',
  logLevel: 'silent',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
try {
  const { lab } = await server.ssrLoadModule('/src/lab/lab.ts');
  process.exitCode = await lab(process.argv.slice(2));
} finally {
  await server.close();
}
