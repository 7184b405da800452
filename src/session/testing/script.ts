/** A session whose worker is played by the test, which reads what was asked of it. Tests only. */
import type { AnyExperiment } from '../../core/schema/rows';
import type { Pace, SpeedId } from '../../core/speeds';
import type { Question } from '../../engine/run';
import { differenceOf } from '../../models/twoLayer/difference';
import type { RunInfo } from '../../models/twoLayer/info';
import type { Measurement } from '../../models/twoLayer/measurement';
import { defaults, type Experiment } from '../../models/twoLayer/params';
import type { Reading } from '../../models/twoLayer/quantities';
import type { Trainer } from '../../runtime/client';
import type { RunEvent } from '../../runtime/runEvent';
import { createSession } from '../session';

const reading: Reading = {
  loss: 1,
  relativeLoss: 1,
  alignment: 1.5,
  gradientAngle: 1.5,
  hiddenDrift: 0,
  outputDrift: 0,
  normRatio: 1,
  test: null,
};

export function at(step: number, relativeLoss = 1): Measurement {
  return { step, readings: [{ ...reading, relativeLoss }] };
}

export const info: RunInfo = {
  learners: [{ id: 'fa', rule: 'fa', eta: 0.1, lambda: 0, until: null }],
  shape: { n: 30, d: 60, p: 800, o: 1 },
  steps: 100,
  lambdaMax: 2.5,
  tested: 0,
  strip: null,
  backend: { id: 'reference', precision: 'float64', why: { code: 'only' }, fallback: false },
};

const question: Question = {
  ...{ failure: { code: 'device-lost' }, step: 5, waiting: false },
  ...{ on: info.backend, next: { id: 'simd', precision: 'float32' } },
};

/** What a session asks for is an experiment of its model. */
export const experimentIn = (asked: AnyExperiment) => ({ ...defaults, ...asked });

function told(pace: Pace): string {
  if (pace === null) return 'full';
  return typeof pace === 'object' ? `in ${pace.seconds} s` : `at ${pace}`;
}

/** A trainer that writes down what it is asked; the test plays its worker. */
export function scriptedTrainer() {
  const asked: string[] = [];
  let hear: (event: RunEvent) => void = () => {};
  let run = 0;
  let tuned: Experiment = defaults;
  const trainer: Trainer = {
    start(task, { paused, pace }, listen) {
      run += 1;
      hear = listen;
      if (task.kind !== 'experiment') throw new Error('A page asks for experiments.');
      tuned = experimentIn(task.experiment);
      const { p } = tuned;
      const on = task.own ? ` on ${task.own.name}` : '';
      asked.push(`start p=${p}${on}${paused ? ' paused' : ''}${pace ? ` ${told(pace)}` : ''}`);
      const note = (word: string) => () => asked.push(word);
      return {
        id: run,
        pause: note('pause'),
        resume: note('resume'),
        step: note('step'),
        look: note('look'),
        setPace: (pace) => asked.push(`pace ${told(pace)}`),
        retune: (experiment) => {
          const before = tuned;
          tuned = experimentIn(experiment);
          asked.push(`retune ${differenceOf(tuned, before).replace(' = ', '=')}`);
        },
        answer: (answer) => asked.push(`answer ${answer}`),
        stop: note('stop'),
      };
    },
  };
  return {
    trainer,
    asked,
    started: (here = info) => hear({ type: 'started', run, info: here }),
    asking: () => hear({ type: 'asking', run, question }),
    retuned: (step: number, learners: RunInfo['learners']) =>
      hear({ type: 'retuned', run, step, learners }),
    predicted: () =>
      hear({
        ...{ type: 'seen', run },
        seen: { probe: 'predictions', step: 0, value: ['of the start'] },
      }),
    progress: (...measurements: Measurement[]) =>
      hear({
        type: 'progress',
        run,
        measurements,
        step: measurements.at(-1)?.step ?? 0,
        stepsPerSecond: 50,
      }),
    ended: () => hear({ type: 'ended', run, outcome: { kind: 'budget' } }),
  };
}

/** A session on such a trainer, at the speed that is kept on the device. */
export function setUp(speed: SpeedId = 'full') {
  const script = scriptedTrainer();
  let kept = speed;
  const keep = (chosen: SpeedId) => {
    kept = chosen;
  };
  const session = createSession(script.trainer, { read: () => kept, keep });
  const status = () => session.store.getState().run.status;
  return { ...script, session, status, kept: () => kept };
}
