/** Styles stand beside the component that they are for, and nothing in them is without use. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const UI = 'src/ui';
const GLOBAL = ['layout.css', 'reset.css', 'tokens.css'];

const files = readdirSync(UI, { recursive: true, encoding: 'utf8' });
const sheets = files.filter((file) => file.endsWith('.css'));
const modules = sheets.filter((file) => file.endsWith('.module.css'));
const code = files.filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'));

/** Without comments. */
const read = (file: string) =>
  readFileSync(join(UI, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');

/** The classes that a sheet has rules for, but for those of others. */
const classesIn = (file: string) =>
  new Set(
    [
      ...read(file)
        .replaceAll(/:global\([^)]*\)/g, '')
        .matchAll(/\.([a-z][\w-]*)(?=[^;{}]*\{)/gi),
    ].map(([, name]) => name),
  );

interface Use {
  readonly module: string;
  readonly name: string;
}

/** Each `styles.legend`, and each word that a `styles[…]` may be. */
const uses: readonly Use[] = code.flatMap((where) => {
  const text = read(where);
  const imports = [...text.matchAll(/import (\w+) from '(.+\.module\.css)';/g)];
  return imports.flatMap(([, local, path]) => {
    const module = join(where, '..', path);
    const body = text.replaceAll(/ from '.+';/g, '');
    const named = [...body.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))];
    const words = text.includes(`${local}[`) ? [...text.matchAll(/'(\w+)'/g)] : [];
    const asked = words.filter(([, word]) => classesIn(module).has(word));
    return [...named, ...asked].map(([, name]) => ({ module, name }));
  });
});

test('global are the tokens, the reset and the layout alone', () => {
  expect(sheets.filter((file) => !modules.includes(file)).toSorted()).toEqual(GLOBAL);
  expect([...classesIn('reset.css'), ...classesIn('tokens.css')]).toEqual([]);
  const regions = classesIn('layout.css');
  const literal = code.flatMap((file) =>
    [...read(file).matchAll(/className=(?:"([^"]*)"|\{`([^`]*)`\})/g)].flatMap(([, plain, mixed]) =>
      (plain ?? mixed.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '')).split(/\s+/).filter(Boolean),
    ),
  );
  expect(literal.filter((name) => !regions.has(name))).toEqual([]);
});

test('each module has a name of its own, by which its classes are called', () => {
  const names = modules.map((file) => basename(file).toLowerCase());
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each(modules)('%s: each class is used, and each that is used is there', (file) => {
  const there = [...classesIn(file)].toSorted();
  const used = [...new Set(uses.filter(({ module }) => module === file).map(({ name }) => name))];
  expect(used.toSorted()).toEqual(there);
});

test.each(modules)(
  '%s: its rules are in a layer, and none goes by the place of an element',
  (file) => {
    const text = read(file).trim();
    expect(text).toMatch(/^@layer (parts|components) \{/);
    expect(text.match(/^\S.*/gm)).toHaveLength(2); // the layer's first line and its last
    expect(text).not.toMatch(/nth-/);
  },
);
