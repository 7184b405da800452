/** Loads a module of the project in Node: Vite compiles its TypeScript and the kernel, as it does for the page. */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/** Calls the named export of a module with the process's arguments and what is given; what it resolves to is the exit code. */
export async function start(path, name, ...given) {
  const server = await createServer({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    appType: 'custom',
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    const module = await server.ssrLoadModule(path);
    process.exitCode = await module[name](process.argv.slice(2), ...given);
  } finally {
    await server.close();
  }
}
