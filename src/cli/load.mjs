/** Loads a module of the project in Node: Vite compiles its TypeScript and the kernel, as it does for the page. */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/** A server that loads the project's modules; to be closed. */
export function openLoader() {
  return createServer({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    appType: 'custom',
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
}

/** Calls the named export of a module with the process's arguments and what is given; what it resolves to is the exit code. */
export async function start(path, name, ...given) {
  const server = await openLoader();
  try {
    const module = await server.ssrLoadModule(path);
    process.exitCode = await module[name](process.argv.slice(2), ...given);
  } finally {
    await server.close();
  }
}
