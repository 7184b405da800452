/** From a command to what is to be trained: composed from a link, or read from a run file. */
import type { Wanted } from '../engine/backend';
import { measuringInterval } from '../engine/schedule';
import { compose } from '../models/twoLayer/compute/compose';
import { sourceOf } from '../models/twoLayer/compute/dataset/source';
import type { Order } from '../models/twoLayer/order';
import { defaults, type Experiment } from '../models/twoLayer/params';
import { type LearnerRun, orderOf, type RunFile } from '../models/twoLayer/runFile/runFile';
import type { Command, Options, Refusal } from './arguments';
import { readFile } from './input';
import { following, multiples, type Schedule, usual } from './schedule';
import type { Terminal } from './terminal';

export interface Job {
  readonly ok: true;
  readonly order: Order;
  readonly schedule: Schedule;
  readonly wanted: Wanted;
  /** What the new file says was asked. */
  readonly experiment: Partial<Experiment>;
  readonly weights: boolean;
  /** The learners of the file that is replayed, to compare with. */
  readonly recorded: readonly LearnerRun[];
  /** Sentences for the person. */
  readonly notes: readonly string[];
}

type Task = Extract<Command, { readonly options: Options }>;

export async function jobOf(task: Task, terminal: Terminal): Promise<Job | Refusal> {
  switch (task.kind) {
    case 'run':
      return experimentJob(task.experiment, task.options);
    case 'replay': {
      const read = await readFile(task.path, terminal);
      return read.ok ? fileJob(read.file, read.notes, task.options) : read;
    }
    default:
      return task satisfies never;
  }
}

async function experimentJob(asked: Experiment, options: Options): Promise<Job> {
  const experiment = { ...asked, ...overriding(options) };
  const { order } = compose(experiment, await sourceOf(experiment, null));
  const { every, weights } = options;
  const schedule = every === null ? usual(order.every) : multiples(every, order.steps);
  const { wanted, notes } = wantedHere(experiment);
  return { ok: true, order, schedule, wanted, experiment, weights, recorded: [], notes };
}

function fileJob(file: RunFile, left: readonly string[], options: Options): Job {
  const { learners: recorded } = file;
  const { steps } = file.experiment;
  const order = orderOf(file, measuringInterval(steps));
  const { every, weights } = options;
  const schedule =
    every === null ? following(recordedSteps(recorded), order) : multiples(every, steps);
  const { backend = file.experiment.backend, precision = file.experiment.precision } = file;
  const asked = {
    backend: backend ?? defaults.backend,
    precision: precision ?? defaults.precision,
  };
  const { wanted, notes } = wantedHere({ ...asked, ...overriding(options) });
  const experiment = { ...file.experiment, ...overriding(options) };
  return {
    ok: true,
    order,
    schedule,
    wanted,
    experiment,
    weights,
    recorded,
    notes: [...left, ...notes],
  };
}

/** The steps at which any learner was measured, ascending. */
function recordedSteps(recorded: readonly LearnerRun[]): readonly number[] {
  const steps = new Set(recorded.flatMap(({ history }) => history?.step ?? []));
  return [...steps].sort((a, b) => a - b);
}

function overriding({ backend, precision }: Options): Partial<Experiment> {
  return { ...(backend && { backend }), ...(precision && { precision }) };
}

type Asked = Pick<Experiment, 'backend' | 'precision'>;

/** What is asked for as far as it is here: there is no WebGL outside a browser. */
function wantedHere({ backend, precision }: Asked): Pick<Job, 'wanted' | 'notes'> {
  const here = backend === 'auto' || backend === 'webgl' ? 'simd' : backend;
  return {
    wanted: { backend: here, precision, avoid: [] },
    notes:
      backend === 'webgl' ? ['There is no WebGL on the command line: SIMD takes its place.'] : [],
  };
}
