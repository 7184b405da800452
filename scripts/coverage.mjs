/**
 * `npm run coverage`: which lines the unit tests reach, and which of the others the end-to-end tests do on the page's side (what runs in
 * the worker of the built page is not counted: browsers tell of pages alone).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mergeProcessCovs } from '@bcoe/v8-coverage';
import convert from 'ast-v8-to-istanbul';
import coverage from 'istanbul-lib-coverage';
import { parseAstAsync } from 'vite';

const UNIT = 'coverage/coverage-final.json';
/** Where the end-to-end tests leave what they reached (e2e/support.ts). */
const PAGES = 'coverage/pages';
const ASSETS = resolve('dist/assets');

/** What fails tells of it by itself; what it reached counts. */
const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });

const say = (text) => process.stdout.write(`${text}\n`);

rmSync('coverage', { recursive: true, force: true });
run('npm', [
  'run',
  'unit',
  '--',
  '--coverage',
  '--coverage.reporter=json',
  '--coverage.reportOnFailure',
]);
// As it is written, so that a line of the build is a line of the source.
run('npx', ['vite', 'build', '--minify', 'false', '--sourcemap', '--logLevel', 'error']);
run('npx', ['playwright', 'test', '--reporter=line'], { COVERAGE: PAGES });
const unit = coverage.createCoverageMap(JSON.parse(readFileSync(UNIT, 'utf8')));
tell(unit, await pagesMap());

/** What the pages of all tests reached of the sources. */
async function pagesMap() {
  const map = coverage.createCoverageMap();
  const tests = existsSync(PAGES) ? readdirSync(PAGES) : [];
  const found = tests.map((name) => ({ result: JSON.parse(readFileSync(join(PAGES, name))) }));
  for (const { functions, url } of mergeProcessCovs(found).result) {
    const file = join(ASSETS, basename(new URL(url).pathname));
    if (!existsSync(`${file}.map`)) continue;
    const code = readFileSync(file, 'utf8');
    map.merge(
      await convert({
        code,
        ast: parseAstAsync(code),
        sourceMap: JSON.parse(readFileSync(`${file}.map`, 'utf8')),
        coverage: { functions, url: pathToFileURL(file).href },
      }),
    );
  }
  return map;
}

function tell(unitTests, pages) {
  const rooms = new Map();
  const missed = [];
  for (const path of unitTests.files()) {
    const file = relative('.', path);
    const lines = unitTests.fileCoverageFor(path).getLineCoverage();
    const late = pages.files().includes(path) ? pages.fileCoverageFor(path).getLineCoverage() : {};
    const all = Object.keys(lines);
    const early = all.filter((line) => lines[line] > 0);
    const reached = all.filter((line) => lines[line] > 0 || late[line] > 0);
    const room = file
      .split('/')
      .slice(0, file.startsWith('src/models/') ? 3 : 2)
      .join('/');
    const sum = rooms.get(room) ?? { all: 0, early: 0, reached: 0 };
    sum.all += all.length;
    sum.early += early.length;
    sum.reached += reached.length;
    rooms.set(room, sum);
    const unreached = all.filter((line) => !reached.includes(line));
    if (unreached.length > 0) missed.push({ file, unreached });
  }
  const share = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`.padStart(9);
  say(`\n${'lines reached by'.padEnd(28)}${'unit'.padStart(9)}${'and e2e'.padStart(9)}`);
  for (const [room, { all, early, reached }] of [...rooms].sort())
    say(`${room.padEnd(28)}${share(early, all)}${share(reached, all)}`);
  say('\nreached by none:');
  for (const { file, unreached } of missed) say(`  ${file}: ${unreached.join(', ')}`);
}
