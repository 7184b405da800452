/** From a command to what is to be trained: composed from a link, or read from a run file. */
import type { AnyExperiment } from '../core/schema/rows';
import { valueAt } from '../core/schema/schema';
import type { Wanted } from '../engine/backend';
import type { LearnerOrder, Order } from '../engine/order';
import type { History } from '../engine/quantity';
import type { Laboratory } from '../models/laboratories';
import type { Asked, Command, Laboratories, Options, Refusal } from './arguments';
import { type Found, readFile } from './input';
import { following, multiples, type Schedule, usual } from './schedule';
import type { Terminal } from './terminal';

/** A learner as a file has it. */
export interface Recorded extends LearnerOrder {
  readonly history?: History;
}

export interface Job {
  readonly ok: true;
  readonly laboratory: Laboratory;
  readonly order: Order;
  readonly schedule: Schedule;
  readonly wanted: Wanted;
  /** What the new file says was asked. */
  readonly experiment: Partial<AnyExperiment>;
  readonly weights: boolean;
  /** The learners of the file that is replayed, to compare with. */
  readonly recorded: readonly Recorded[];
  /** Sentences for the person. */
  readonly notes: readonly string[];
}

type Task = Extract<Command, { readonly options: Options }>;

export async function jobOf(
  task: Task,
  known: Laboratories,
  terminal: Terminal,
): Promise<Job | Refusal> {
  switch (task.kind) {
    case 'run':
      return experimentJob(task, task.options);
    case 'replay': {
      const read = await readFile(task.path, known, terminal);
      return read.ok ? fileJob(read, task.options) : read;
    }
    default:
      return task satisfies never;
  }
}

async function experimentJob(
  { laboratory, experiment: asked }: Asked,
  options: Options,
): Promise<Job> {
  const { model } = laboratory;
  const experiment = { ...asked, ...overriddenIn(laboratory, options) };
  const { order } = model.compose(experiment, await model.load(experiment, null));
  const { every, weights } = options;
  const schedule = every === null ? usual(order.every) : multiples(every, order.steps);
  const { wanted, notes } = wantedHere({ ...model.wantedOf(experiment), ...overriding(options) });
  return {
    ...{ ok: true, laboratory, order, schedule, wanted, experiment, weights },
    ...{ recorded: [], notes },
  };
}

function fileJob({ reader, file, notes: left }: Found, options: Options): Job {
  const { facts, files } = reader;
  const { learners: recorded, experiment: asked } = file;
  const order = files.orderOf(file);
  const { every, weights } = options;
  const schedule =
    every === null ? following(recordedSteps(recorded), order) : multiples(every, order.steps);
  const { defaults, keys } = facts.schema;
  const whole = Object.fromEntries(keys.map((key) => [key, asked[key] ?? valueAt(defaults, key)]));
  const { backend, precision } = { ...facts.wantedOf(whole), ...file };
  const { wanted, notes } = wantedHere({ backend, precision, ...overriding(options) });
  return {
    ...{ ok: true, laboratory: reader, order, schedule, wanted, weights, recorded },
    experiment: { ...asked, ...overriddenIn(reader, options) },
    notes: [...left, ...notes],
  };
}

/** The steps at which any learner was measured, ascending. */
function recordedSteps(recorded: readonly Recorded[]): readonly number[] {
  const steps = new Set(recorded.flatMap(({ history }) => history?.step ?? []));
  return [...steps].sort((a, b) => a - b);
}

/** What the options change of an experiment, which may have no such parameter. */
function overriddenIn({ facts }: Laboratory, options: Options): AnyExperiment {
  const { keys } = facts.schema;
  return Object.fromEntries(
    Object.entries(overriding(options)).filter(([key]) => keys.includes(key)),
  );
}

function overriding({ backend, precision }: Options): Partial<Omit<Wanted, 'avoid'>> {
  return { ...(backend && { backend }), ...(precision && { precision }) };
}

/** What is asked for as far as it is here: there is no WebGL outside a browser. */
function wantedHere({ backend, precision }: Omit<Wanted, 'avoid'>): Pick<Job, 'wanted' | 'notes'> {
  const here = backend === 'webgl' ? 'simd' : backend;
  return {
    wanted: { backend: here, precision, avoid: [] },
    notes:
      backend === 'webgl' ? ['There is no WebGL on the command line: SIMD takes its place.'] : [],
  };
}
