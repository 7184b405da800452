/** Makes every chosen fault in turn, runs the tests that are to see it, and prints the faults that all of them pass. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import seedrandom from 'seedrandom';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import { brokenBy, type Fault, isInKernel, KERNEL, needsBrowser } from './fault.ts';
import { faults } from './faults.ts';
import { MADE, MOMENT } from './plugin.ts';

const USAGE = 'npm run broken -- [<id or folder> …] [--sample <count> [--seed <seed>]]';

/** A fault that holds the tests up for so long is seen. */
const LIMIT_MS = 180_000;
const CLOSING_MS = 10_000;

const tell = (text: string) => process.stdout.write(`${text}\n`);

/** The faults whose sources have moved on: `from` does not stand in them exactly once. */
export const movedOn = (all: readonly Fault[]) =>
  all.filter((fault) => brokenBy(fault, readFileSync(fault.file, 'utf8')) === null);

/** Resolves to an exit code: 0 if every fault is seen, or argued to be none. */
export async function broken(args: readonly string[]): Promise<number> {
  const chosen = chosenBy(args);
  if (chosen.length === 0) {
    tell(`No such fault. ${USAGE}`);
    return 2;
  }
  const moved = movedOn(chosen);
  for (const { id, file } of moved) tell(`${id}: ${file} has moved on.`);
  if (moved.length > 0) return 2;

  const bench = new Bench();
  try {
    for (const [test, named] of testsOf(chosen)) {
      const whole = await bench.run({ tests: [test], named });
      if (whole.kind === 'passed') continue;
      tell(`${test} does not pass as it is: ${told(whole)}.`);
      return 2;
    }
    const survivors: Fault[] = [];
    for (const fault of chosen) {
      const start = performance.now();
      const result = await bench.run(fault, fault);
      const passed = result.kind === 'passed' || result.kind === 'idle';
      if (passed === (fault.survives === undefined)) survivors.push(fault);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      tell(
        `${passed ? 'UNSEEN' : 'seen  '} ${seconds.padStart(6)} s  ${fault.id}: ${told(result)}`,
      );
    }
    summarise(chosen, survivors);
    return survivors.length > 0 ? 1 : 0;
  } finally {
    await bench.close();
  }
}

/** Those that an id or the start of a path names, all without one; of them a sample, drawn among the quick ones. */
function chosenBy(args: readonly string[]): readonly Fault[] {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { sample: { type: 'string' }, seed: { type: 'string' } },
  });
  const named = faults.filter(
    ({ id, file }) =>
      positionals.length === 0 || positionals.some((each) => each === id || file.startsWith(each)),
  );
  if (values.sample === undefined) return named;
  const seed = values.seed ?? String(Date.now() % 1e6);
  tell(`A sample of the faults that tests in Node see; --seed ${seed} draws it again.`);
  const random = seedrandom(seed);
  const quick = named.filter((fault) => !needsBrowser(fault) && !fault.survives);
  return quick
    .map((fault) => ({ fault, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, Number(values.sample))
    .map(({ fault }) => fault);
}

/** Each file of tests once, with the names that are asked of it; undefined: all. */
function testsOf(chosen: readonly Fault[]): ReadonlyMap<string, string | undefined> {
  const files = new Map<string, string | undefined>();
  for (const { tests, named } of chosen) {
    for (const test of tests) {
      const before = files.has(test) ? files.get(test) : named;
      const both = before === named ? named : `${before}|${named}`;
      files.set(test, before === undefined || named === undefined ? undefined : both);
    }
  }
  return files;
}

type Result =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly test: string }
  /** A file of tests does not even load, or a promise nobody waits for fails. */
  | { readonly kind: 'collapsed'; readonly why: string }
  | { readonly kind: 'held up' }
  /** Nothing was tried: the table is wrong. */
  | { readonly kind: 'idle'; readonly why: string };

function told(result: Result): string {
  switch (result.kind) {
    case 'passed':
      return 'all pass';
    case 'failed':
      return result.test;
    case 'collapsed':
    case 'idle':
      return result.why;
    case 'held up':
      return 'nothing came of the tests in time';
    default:
      return result satisfies never;
  }
}

const moduleOf = (fault: Fault) => resolve(isInKernel(fault) ? KERNEL : fault.file);

interface Tests {
  readonly tests: readonly string[];
  readonly named?: string | undefined;
}

/** Runs tests in one warm Vitest after another: a new one only where the last did not come to an end. */
class Bench {
  private vitest: Promise<Vitest> | undefined;

  async run({ tests, named }: Tests, fault?: Fault): Promise<Result> {
    this.vitest ??= createVitest('test', {
      config: 'scripts/broken/vitest.config.ts',
      root: process.cwd(),
      watch: false,
      bail: 1,
      reporters: [{}],
    });
    const vitest = await this.vitest;
    process.env[MOMENT] = fault?.id ?? '';
    if (fault) vitest.invalidateFile(moduleOf(fault));
    vitest.setGlobalTestNamePattern(named ?? '');
    const since = Date.now();
    const specifications = await vitest.globTestSpecifications([...tests]);
    const late = new Promise<null>((done) => setTimeout(done, LIMIT_MS, null).unref());
    const run = await Promise.race([vitest.runTestSpecifications(specifications), late]);
    if (fault) vitest.invalidateFile(moduleOf(fault));
    if (!run) {
      await this.close();
      return { kind: 'held up' };
    }
    // The rest of what Vitest knows is of runs before.
    const asked = new Set(specifications.map(({ moduleId }) => moduleId));
    const modules = run.testModules.filter(({ moduleId }) => asked.has(moduleId));
    const result = resultOf(modules, run.unhandledErrors, since);
    if (result.kind === 'passed' && !modules.some(hasRun))
      return { kind: 'idle', why: `no test is called “${named}”` };
    if (fault && process.env[MADE] !== fault.id)
      return { kind: 'idle', why: `${fault.file} is not in the tests` };
    return result;
  }

  async close(): Promise<void> {
    const vitest = await this.vitest;
    this.vitest = undefined;
    if (!vitest) return;
    const late = new Promise((done) => setTimeout(done, CLOSING_MS).unref());
    await Promise.race([vitest.close(), late]);
  }
}

/** Where one failure ends all, the other modules still hold what they came to before `since`. */
function resultOf(
  modules: readonly TestModule[],
  unhandled: readonly unknown[],
  since: number,
): Result {
  for (const module of modules) {
    for (const test of module.children.allTests('failed')) {
      if ((test.diagnostic()?.startTime ?? since) >= since)
        return { kind: 'failed', test: test.fullName };
    }
    const [error] = module.errors();
    if (error) return { kind: 'collapsed', why: error.message };
  }
  const [stray] = unhandled;
  return stray ? { kind: 'collapsed', why: String(stray) } : { kind: 'passed' };
}

const hasRun = (module: TestModule) => [...module.children.allTests('passed')].length > 0;

function summarise(chosen: readonly Fault[], survivors: readonly Fault[]): void {
  const argued = chosen.filter(({ survives }) => survives);
  tell(`\n${chosen.length} faults, ${survivors.length} that no test sees as it should:`);
  for (const { id, file, what, survives } of survivors)
    tell(`  ${id} (${file}): ${survives ? 'it is seen: it need not be argued for' : what}`);
  for (const { id, survives } of argued) tell(`  ${id} may survive: ${survives}`);
}
