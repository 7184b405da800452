import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { licences, type Rules } from './licences.ts';

const root = mkdtempSync(join(tmpdir(), 'licences-'));
afterAll(() => rmSync(root, { recursive: true }));

const rules: Rules = { allowed: ['MIT', 'ISC'], supplied: {}, from: [], works: [] };

function write(path: string, content: string): void {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
}

function install(name: string, licence: string | undefined, text: string | null): void {
  const about = { name, version: '1.2.3', type: 'module', exports: './index.js', license: licence };
  write(`node_modules/${name}/package.json`, JSON.stringify(about));
  write(`node_modules/${name}/index.js`, `export const name = ${JSON.stringify(name)};`);
  if (text) write(`node_modules/${name}/LICENSE`, text);
}

install('plain', 'MIT', 'Copyright of plain');
install('@scope/inner', 'ISC', 'Copyright of inner');
install('in-worker', '(MIT AND ISC)', 'Copyright of in-worker');
install('textless', 'MIT', null);
install('nameless', undefined, 'Copyright of nameless');
install('strict', 'MIT AND GPL-3.0-only', 'Copyright of strict');
install('unused', 'MIT', 'Copyright of unused');
write('worker.js', `import { name } from 'in-worker'; self.postMessage(name);`);
write('style.css', 'body { color: red }');
write('text.txt', 'Copyright from elsewhere');
write('index.html', '<script type="module" src="/main.js"></script>');

/** The emitted files of a page that uses these packages, and one in its worker. */
async function built(packages: readonly string[], given: Partial<Rules> = {}) {
  const imports = packages.map((name, index) => `import { name as n${index} } from '${name}';`);
  const used = packages.map((_, index) => `n${index}`);
  const worker = `new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })`;
  write('main.js', `${imports.join('\n')}\nconsole.log(${used.join(', ')}, ${worker});`);
  const { page, worker: ofWorker } = licences({ ...rules, ...given });
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [page()],
    worker: { format: 'es', plugins: () => [ofWorker()] },
    build: { write: false },
  });
  const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  const source = (name: string) =>
    String(
      outputs.flatMap((each) => (each.fileName === name && 'source' in each ? each.source : [])),
    );
  return { text: source('licenses.txt'), list: JSON.parse(source('licenses.json')) };
}

test('what page and worker carry is listed with its licence and its text, and nothing else', async () => {
  const { text, list } = await built(['plain', '@scope/inner']);
  expect(list).toEqual([
    { name: '@scope/inner', version: '1.2.3', licence: 'ISC' },
    { name: 'in-worker', version: '1.2.3', licence: '(MIT AND ISC)' },
    { name: 'plain', version: '1.2.3', licence: 'MIT' },
  ]);
  for (const name of ['inner', 'in-worker', 'plain'])
    expect(text).toContain(`Copyright of ${name}`);
  expect(text).not.toContain('unused');
});

test.each([
  ['textless', 'textless 1.2.3 (MIT) brings no text of its licence.'],
  ['nameless', 'nameless 1.2.3 names no licence.'],
  ['strict', 'strict 1.2.3 is under MIT AND GPL-3.0-only, which is not allowed'],
])('a build with %s ends, and names it', async (name, problem) => {
  await expect(built([name])).rejects.toThrow(problem);
});

test('a text from elsewhere, and works that are no packages, are carried as stated', async () => {
  const files = [join(root, 'text.txt')];
  const { text, list } = await built(['textless'], {
    supplied: { textless: { files } },
    works: [{ name: 'digits', version: '', licence: 'CC-BY-SA-3.0', files }],
  });
  expect(list).toContainEqual({ name: 'digits', version: '', licence: 'CC-BY-SA-3.0' });
  expect(text.match(/Copyright from elsewhere/g)).toHaveLength(2);
});

test('a text that is stated and not there ends the build', async () => {
  const files = [join(root, 'none.txt')];
  await expect(built(['textless'], { supplied: { textless: { files } } })).rejects.toThrow(
    'none.txt',
  );
});
