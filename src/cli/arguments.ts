/** Reads the arguments of the command line: what is to be done, and how; what is wrong with them is told in full. */
import { parseArgs } from 'node:util';
import { decode } from '../core/schema/link';
import type { AnyExperiment } from '../core/schema/rows';
import { megabytes } from '../core/table/limits';
import { tableMissing } from '../core/table/missing';
import type { Precision } from '../engine/run';
import type { Laboratory } from '../models/laboratories';
import { MOST_BYTES } from './bytes';

/** Null: as the link or the file says. */
export interface Options {
  readonly backend: 'simd' | 'reference' | null;
  readonly precision: Precision | null;
  /** Measures at the multiples of so many steps, and at the last step. */
  readonly every: number | null;
  /** Writes the final weights too. */
  readonly weights: boolean;
}

/** An experiment, and the laboratory that it is one of. */
export interface Asked {
  readonly laboratory: Laboratory;
  readonly experiment: AnyExperiment;
}

/** At least one; the first is that of a link that names none. */
export type Laboratories = readonly [Laboratory, ...Laboratory[]];

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | (Asked & { readonly kind: 'run'; readonly options: Options })
  | { readonly kind: 'replay'; readonly path: string; readonly options: Options };

/** Something that cannot be used, a sentence a problem. */
export interface Refusal {
  readonly ok: false;
  readonly problems: readonly string[];
}

export type Arguments = { readonly ok: true; readonly command: Command } | Refusal;

/** The path that stands for standard input. */
export const STANDARD_INPUT = '-';

export const HELP = `\
Trains networks by backpropagation and feedback alignment, as the page does, and writes a run file (JSON).

  npm run --silent lab -- run '<link>'     trains the experiment of a link or of its part behind #;
                                           '' is the default experiment
  npm run --silent lab -- replay <file>    trains the run of a file again, from the data, the weights and the
                                           learners in it, and compares the histories; - is standard input

  --backend simd|reference       what computes; without it what the link or the file says, or SIMD for WebGL
  --precision float32|float64    of SIMD; the reference computes in float64
  --every <k>                    measures at each multiple of k steps and at the last step; without it as the
                                 page does, in a replay where the file did
  --weights                      writes each learner's weights at the end
  --help, --version

The run file goes to standard output, all else to standard error. One that is read may have up to ${megabytes(MOST_BYTES)}.
Ctrl-C ends a run early: what there is, is written; at the least the start. A second Ctrl-C ends it at once, without.

Exit code    0    finished
             1    a learner diverged; the file has the history up to there
             2    the arguments or the input cannot be used; nothing was trained or written
             3    the run could not be computed; nothing was written
             4    the output could not be written, or not to its end: a full disk, or its reader stopped
             130  interrupted (129 hung up, 143 terminated); the file has the history up to there

Example      npm run --silent lab -- run '#p=100&lambda=3' --precision float64 > run.json
             npm run --silent lab -- replay run.json --backend reference > again.json
`;

const SEE_HELP = '--help tells what there is.';

export function readArguments(args: readonly string[], known: Laboratories): Arguments {
  const split = splitArguments(args);
  if ('ok' in split) return split;
  const { values, positionals } = split;
  if (values.help) return { ok: true, command: { kind: 'help' } };
  if (values.version) return { ok: true, command: { kind: 'version' } };
  const problems: string[] = [];
  const tell = (problem: string) => problems.push(problem);
  const options: Options = {
    backend: chosen('--backend', values.backend, ['simd', 'reference'], tell),
    precision: chosen('--precision', values.precision, ['float32', 'float64'], tell),
    every: stepCount('--every', values.every, tell),
    weights: values.weights ?? false,
  };
  const [name, operand, ...rest] = positionals;
  for (const extra of rest) tell(`“${extra}” is one argument too many.`);
  const task = readTask([name, operand], known, tell);
  if (!task || problems.length > 0) return { ok: false, problems };
  return { ok: true, command: { ...task, options } };
}

function splitArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        backend: { type: 'string' },
        precision: { type: 'string' },
        every: { type: 'string' },
        weights: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    // parseArgs throws for nothing else than wrong arguments; the first sentence names them.
    const [what] = String(error instanceof Error ? error.message : error).split('. ');
    return { ok: false, problems: [`${what}. ${SEE_HELP}`] } as const;
  }
}

type Tell = (problem: string) => void;

function chosen<const T extends string>(
  option: string,
  given: string | undefined,
  values: readonly T[],
  tell: Tell,
): T | null {
  if (given === undefined) return null;
  const value = values.find((each) => each === given);
  if (!value) tell(`${option} cannot be “${given}”: it must be one of ${values.join(', ')}.`);
  return value ?? null;
}

function stepCount(option: string, given: string | undefined, tell: Tell): number | null {
  if (given === undefined) return null;
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  tell(`${option} cannot be “${given}”: it must be a whole number of steps, 1 or more.`);
  return null;
}

type Task = (Asked & { readonly kind: 'run' }) | { readonly kind: 'replay'; readonly path: string };

function readTask(
  [name, operand]: readonly (string | undefined)[],
  known: Laboratories,
  tell: Tell,
): Task | null {
  switch (name) {
    case 'run':
      if (operand !== undefined) return readLink(operand, known, tell);
      tell("run needs a link, as in run '#p=100&lambda=3'; run '' is the default experiment.");
      return null;
    case 'replay':
      if (operand) return { kind: 'replay', path: operand };
      tell(`replay needs the path of a run file; ${STANDARD_INPUT} is standard input.`);
      return null;
    case undefined:
      tell(`There is nothing to do. ${SEE_HELP}`);
      return null;
    default:
      tell(`“${name}” is no command: there are run and replay. ${SEE_HELP}`);
      return null;
  }
}

const ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i;

/** What the page mends and tells of stops the command line, where nobody may be there to read it. */
function readLink(link: string, known: Laboratories, tell: Tell): Task | null {
  const hash = link.indexOf('#');
  if (hash < 0 && ADDRESS.test(link) && link.includes('?')) {
    tell('The link has its parameters behind “?”: they belong behind “#”.');
    return null;
  }
  const fragment = hash >= 0 ? link.slice(hash) : ADDRESS.test(link) ? '' : link;
  const [first, ...others] = known;
  const facts = [first.facts, ...others.map((each) => each.facts)] as const;
  const { model, experiment, problems } = decode(fragment, facts);
  for (const { what } of problems) tell(what);
  if (model.table?.wantedBy(experiment)) {
    tell(`${tableMissing.what} A run file has its data in it: replay trains it again.`);
  } else if (problems.length === 0) {
    const laboratory = known.find((each) => each.facts === model) ?? first;
    return { kind: 'run', laboratory, experiment };
  }
  return null;
}
