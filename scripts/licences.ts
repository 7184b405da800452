/** Gathers the licences of all that the build carries, of the page and of its worker, and ends the build where one is missing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';

/** One work that travels with the page. */
interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly licence: string;
  readonly text: string;
}

/** A work that is no npm package, or one that brings no text of its own. */
export interface Stated {
  readonly licence?: string;
  /** Files with its texts, from the root of the project. */
  readonly files: readonly string[];
}

export interface Rules {
  /** Licences under which the page may carry a work, by SPDX. */
  readonly allowed: readonly string[];
  /** Texts for packages that have none in their folder, by name. */
  readonly supplied: Readonly<Record<string, Stated>>;
  /** Packages whose code comes in by another name: modules of the bundle to folders. */
  readonly from: readonly { readonly modules: RegExp; readonly folder: string }[];
  /** What is no package at all. */
  readonly works: readonly (Stated & Omit<Licence, 'text'>)[];
}

const FILE = 'licenses.txt';
/** Names, versions and licences, for the page to list. */
const LIST = 'licenses.json';

export interface Collector {
  /** Of the page's bundle: emits the files. */
  readonly page: () => Plugin;
  /** Of a worker's bundle, which is made before the page's. */
  readonly worker: () => Plugin;
}

export function licences(rules: Rules): Collector {
  const folders = new Set<string>();
  const gather = (modules: Iterable<string>) => {
    for (const id of modules) {
      const folder = folderOf(id, rules);
      if (folder) folders.add(folder);
    }
  };
  return {
    worker: () => ({
      name: 'licences of a worker',
      generateBundle: (_, bundle) => gather(bundledModules(bundle)),
    }),
    page: () => ({
      name: 'licences',
      generateBundle(_, bundle) {
        gather(bundledModules(bundle));
        // Styles, and the fonts they name, are in no chunk of code.
        gather([...this.getModuleIds()].filter((id) => id.includes('.css')));
        const all = [
          ...rules.works.map((work) => ({ ...work, text: textOf(work) })),
          ...[...folders].map((folder) => licenceOf(folder, rules)).sort(byName),
        ];
        const list = all.map(({ name, version, licence }) => ({ name, version, licence }));
        this.emitFile({ type: 'asset', fileName: FILE, source: all.map(chapter).join('\n') });
        this.emitFile({ type: 'asset', fileName: LIST, source: `${JSON.stringify(list)}\n` });
      },
    }),
  };
}

function* bundledModules(bundle: Rollup.OutputBundle): Generator<string> {
  for (const output of Object.values(bundle)) {
    if (output.type === 'chunk') yield* output.moduleIds;
  }
}

/** The folder of the package that a module is from; null for the project's own. */
function folderOf(id: string, { from }: Rules): string | null {
  const known = from.find(({ modules }) => modules.test(id));
  if (known) return known.folder;
  const [, folder] = id.match(/^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//) ?? [];
  return folder ?? null;
}

/** Throws, by the package's name, where a licence is missing or not allowed. */
function licenceOf(folder: string, { allowed, supplied }: Rules): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const stated = supplied[name];
  const licence = stated?.licence ?? license;
  if (typeof licence !== 'string') throw new Error(`${name} ${version} names no licence.`);
  const others = licence
    .split(/[()\s]+|\bAND\b|\bOR\b/)
    .filter((id) => id && !allowed.includes(id));
  if (others.length > 0) {
    throw new Error(
      `${name} ${version} is under ${licence}, which is not allowed (vite.config.ts).`,
    );
  }
  const text = stated ? textOf(stated) : textIn(folder);
  if (!text) throw new Error(`${name} ${version} (${licence}) brings no text of its licence.`);
  return { name, version, licence, text };
}

/** The licence and the notices in a folder. */
function textIn(folder: string): string {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}

function textOf({ files }: Stated): string {
  return files.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n');
}

function byName(a: Licence, b: Licence): number {
  return a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en');
}

function chapter({ name, version, licence, text }: Licence): string {
  const title = `${name}${version && ` ${version}`} (${licence})`;
  return `${title}\n${'='.repeat(title.length)}\n\n${text}\n\n`;
}
