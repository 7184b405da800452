/** Build step: compiles the kernel from AssemblyScript to WebAssembly, once for each precision. Runs in Node. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('./kernel/', import.meta.url));
const SOURCES = ['kernel.ts', 'tanh.ts', 'vector.ts', 'real.ts'];
const QUERY = /\/simd\/kernel\/kernel\.ts\?wasm=(f32|f64)$/;

/** Answers `import { wasm } from './kernel/kernel.ts?wasm=f32'` with the kernel of that precision in base64. */
export function kernelPlugin(): Plugin {
  return {
    name: 'kernel',
    enforce: 'pre',
    async load(id) {
      const precision = QUERY.exec(id)?.[1];
      if (!precision) return null;
      for (const name of SOURCES) this.addWatchFile(join(folder, name));
      const bytes = await compileKernel(precision);
      return `export const wasm = '${Buffer.from(bytes).toString('base64')}';`;
    },
  };
}

async function compileKernel(precision: string): Promise<Uint8Array> {
  const sources = new Map<string, string>();
  for (const name of SOURCES) sources.set(name, await readFile(join(folder, name), 'utf8'));
  sources.set('real.ts', `export type Real = ${precision};`);
  const written = new Map<string, Uint8Array>();
  const { error, stderr } = await asc.main(
    [
      'kernel.ts',
      ...['--outFile', 'kernel.wasm', '-O3', '--runtime', 'stub', '--enable', 'simd'],
      ...['--noAssert', '--importMemory'],
    ],
    {
      readFile: (name) => sources.get(name) ?? null,
      writeFile: (name, contents) => {
        if (contents instanceof Uint8Array) written.set(name, contents);
      },
      listFiles: () => [],
    },
  );
  const bytes = written.get('kernel.wasm');
  if (error || !bytes) throw new Error(`The kernel does not compile:\n${stderr.toString()}`);
  return bytes;
}
