/** Build step: compiles the kernel from AssemblyScript to WebAssembly, once for each precision. Runs in Node. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('./kernel', import.meta.url));
const SOURCES = ['kernel.ts', 'tanh.ts', 'vector.ts', 'real.ts'];

/** The precision of `import { wasm } from './kernel/kernel.ts?wasm=f32'`; null: it is another import. */
export const precisionIn = (id: string) =>
  /\/simd\/kernel\/kernel\.ts\?wasm=(f32|f64)$/.exec(id)?.[1] ?? null;

/** Answers such an import with the kernel of that precision in base64. */
export function kernelPlugin(): Plugin {
  return {
    name: 'kernel',
    enforce: 'pre',
    async load(id) {
      const precision = precisionIn(id);
      if (!precision) return null;
      for (const name of SOURCES) this.addWatchFile(join(folder, name));
      return kernelModule(precision);
    },
  };
}

/** What is imported; `edited` makes of a source, by its path, the one that is compiled. */
export async function kernelModule(
  precision: string,
  edited = (_path: string, source: string) => source,
): Promise<string> {
  const sources = new Map<string, string>();
  for (const name of SOURCES) {
    const path = join(folder, name);
    sources.set(name, edited(path, await readFile(path, 'utf8')));
  }
  sources.set('real.ts', realIn(precision));
  const bytes = await assemble('kernel.ts', sources, ['--importMemory']);
  return `export const wasm = '${Buffer.from(bytes).toString('base64')}';`;
}

/** The kernel's precision as its source. */
export function realIn(precision: string): string {
  return `export type Real = ${precision};`;
}

/** Compiles AssemblyScript with the kernel's settings. Throws with the compiler's own words. */
export async function assemble(
  entry: string,
  sources: ReadonlyMap<string, string>,
  memory: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      entry,
      ...['--outFile', 'out.wasm', '-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert'],
      ...memory,
    ],
    {
      readFile: (name) => sources.get(name) ?? null,
      writeFile: (_, contents) => {
        if (contents instanceof Uint8Array) wasm = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !wasm) throw new Error(`${entry} does not compile:\n${stderr.toString()}`);
  return Uint8Array.from(wasm);
}
