import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AnyExperiment } from '../core/schema/rows';
import type { SpeedId } from '../core/speeds';
import { tableKept, tableLost, tableMissing } from '../core/table/missing';
import type { OwnData } from '../core/table/ownData';
import type { Question } from '../engine/run';
import { differenceOf } from '../models/twoLayer/difference';
import { twoLayer } from '../models/twoLayer/facts';
import type { RunInfo } from '../models/twoLayer/info';
import type { Measurement } from '../models/twoLayer/measurement';
import { defaults, type Experiment } from '../models/twoLayer/params';
import type { Reading } from '../models/twoLayer/quantities';
import type { Trainer } from '../runtime/client';
import type { RunEvent } from '../runtime/runEvent';
import { BENEATH, bindAddressBar } from './addressBar';
import { createCurves } from './curves';
import { createSession } from './session';

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

function at(step: number, relativeLoss = 1): Measurement {
  return { step, readings: [{ ...reading, relativeLoss }] };
}

const info: RunInfo = {
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

const table: OwnData = {
  name: 'table.csv',
  inputs: ['x'],
  outputs: ['y'],
  classes: false,
  X: Float64Array.of(1, 2, 3),
  Y: Float64Array.of(2, 4, 7),
  rows: 3,
  standardize: true,
  trainRows: 2,
  testRows: 1,
};

const asked = { model: twoLayer, experiment: defaults };

/** What a session asks for is an experiment of its model. */
const experimentIn = (asked: AnyExperiment) => ({ ...defaults, ...asked });

/** A trainer that writes down what it is asked; the test plays its worker. */
function scriptedTrainer() {
  const asked: string[] = [];
  let hear: (event: RunEvent) => void = () => {};
  let run = 0;
  let tuned: Experiment = defaults;
  const trainer: Trainer = {
    start(task, { paused, speed }, listen) {
      run += 1;
      hear = listen;
      if (task.kind !== 'experiment') throw new Error('A page asks for experiments.');
      tuned = experimentIn(task.experiment);
      const { p } = tuned;
      const on = task.own ? ` on ${task.own.name}` : '';
      asked.push(`start p=${p}${on}${paused ? ' paused' : ''}${speed ? ` at ${speed}` : ''}`);
      const note = (word: string) => () => asked.push(word);
      return {
        id: run,
        pause: note('pause'),
        resume: note('resume'),
        step: note('step'),
        look: note('look'),
        setSpeed: (speed) => asked.push(`speed ${speed}`),
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

describe('session', () => {
  const setUp = (speed: SpeedId = 'full') => {
    const script = scriptedTrainer();
    let kept = speed;
    const keep = (chosen: SpeedId) => {
      kept = chosen;
    };
    const session = createSession(script.trainer, { read: () => kept, keep });
    const status = () => session.store.getState().run.status;
    return { ...script, session, status, kept: () => kept };
  };

  test('changing a parameter starts a new run, setting it to what it is does not', () => {
    const { session, asked, status } = setUp();
    session.run();
    session.setParam('p', 100);
    session.setParam('p', 100);
    expect(asked).toEqual(['start p=800', 'start p=100']);
    expect(status()).toBe('running');
  });

  test('a change while paused stays paused, at the start of the new run', () => {
    const { session, asked, status } = setUp();
    session.run();
    session.pause();
    session.setParam('p', 100);
    expect(asked).toEqual(['start p=800', 'pause', 'start p=100 paused']);
    expect(status()).toBe('paused');
  });

  test('run resumes after a pause and starts over after the end', () => {
    const { session, asked, status, ended } = setUp();
    session.run();
    session.pause();
    session.run();
    ended();
    expect(status()).toBe('done');
    session.run();
    expect(asked).toEqual(['start p=800', 'pause', 'resume', 'start p=800']);
  });

  test('a step starts a paused run, pauses a running one, and does nothing after the end', () => {
    const { session, asked, status, ended } = setUp();
    session.step();
    session.run();
    session.step();
    expect(asked).toEqual(['start p=800 paused', 'step', 'resume', 'step']);
    expect(status()).toBe('paused');
    ended();
    session.step();
    expect(asked).toHaveLength(4);
  });

  test('reset goes on running only if it was running', () => {
    const { session, asked } = setUp();
    session.run();
    session.reset();
    session.pause();
    session.reset();
    expect(asked).toEqual(['start p=800', 'start p=800', 'pause', 'start p=800 paused']);
  });

  test('reset stands at step 0 where nothing runs: before the first run and after the end', () => {
    const { session, asked, ended, status } = setUp();
    session.reset();
    expect(status()).toBe('paused');
    session.run();
    ended();
    session.reset();
    expect(status()).toBe('paused');
    expect(asked).toEqual(['start p=800 paused', 'resume', 'start p=800 paused']);
  });

  test('η, λ and T change in the run that goes on where that is wanted; all else starts anew', () => {
    const { session, asked, ended } = setUp();
    session.run();
    session.setParam('lambda', 1);
    session.setLive(true);
    session.setParam('lambda', 2);
    session.pause();
    session.setParam('lambda', 3);
    session.setParam('until', 50);
    session.setParam('eta', 1e-3);
    session.setParam('p', 5);
    ended();
    session.setParam('lambda', 4);
    expect(asked).toEqual([
      ...['start p=800', 'start p=800', 'retune λ=2', 'pause', 'retune λ=3'],
      ...['retune T=50', 'retune η=0.001', 'start p=5 paused', 'start p=5'],
    ]);
    expect(session.store.getState().experiment.lambda).toBe(4);
  });

  test('the curves keep what was changed on the way, and no prediction from before', () => {
    const { session, started, progress, retuned, predicted } = setUp();
    session.run();
    started();
    progress(at(0), at(5));
    predicted();
    session.setLive(true);
    session.setParam('lambda', 2);
    const learners = info.learners.map((each) => ({ ...each, lambda: 2 }));
    retuned(7, learners);
    session.pin();
    const [pin] = session.store.getState().pins;
    expect(pin.changed).toBe(true);
    expect(pin.experiment.lambda).toBe(2);
    expect(pin.info.learners).toEqual(learners);
    progress(at(10));
    expect(session.curves.getState()).toMatchObject({
      changes: [{ step: 7, what: 'λ = 2' }],
    });
    expect(session.curves.getState().latest).toEqual({});
  });

  test('a slider that is dragged is one change; another parameter, or the same one later, is another', () => {
    const { session, started, progress, retuned } = setUp();
    session.run();
    started();
    progress(at(0));
    session.setLive(true);
    for (const [step, key, value] of [
      [10, 'lambda', 2],
      [11, 'lambda', 3],
      [12, 'lambda', 4],
      [12, 'until', 50],
      [40, 'until', 60],
    ] as const) {
      session.setParam(key, value);
      retuned(step, info.learners);
    }
    expect(session.curves.getState().changes).toEqual([
      { step: 10, what: 'λ = 4' },
      { step: 12, what: 'T = 50' },
      { step: 40, what: 'T = 60' },
    ]);
  });

  test('a speed holds for the present run and for those after it', () => {
    const { session, asked } = setUp();
    session.run();
    session.setSpeed('3');
    session.reset();
    expect(asked).toEqual(['start p=800', 'speed 3', 'start p=800 at 3']);
  });

  test('watched, a run of any length is asked to take eight seconds', () => {
    const { session, asked } = setUp('watch');
    session.run();
    session.setParam('steps', 100);
    expect(asked).toEqual(['start p=800 at 375', 'start p=800 at 12.5']);
  });

  test('a run is hurried and held back again; the one after it goes at the chosen speed', () => {
    const { session, asked, ended } = setUp('watch');
    session.toggleFullSpeed();
    session.toggleFullSpeed();
    session.toggleFullSpeed();
    ended();
    session.setParam('steps', 800);
    expect(asked).toEqual(['start p=800', 'speed 375', 'speed null', 'start p=800 at 100']);
    expect(session.store.getState()).toMatchObject({ speed: 'watch', pace: 'watch' });
  });

  test('what was hurried goes at the chosen speed again, whichever that is', () => {
    const { session, asked } = setUp('3');
    session.run();
    session.toggleFullSpeed();
    session.toggleFullSpeed();
    expect(asked).toEqual(['start p=800 at 3', 'speed null', 'speed 3']);
  });

  test('where full speed is chosen, a run can be held back to be watched', () => {
    const { session, asked } = setUp('full');
    session.run();
    session.toggleFullSpeed();
    session.reset();
    expect(asked).toEqual(['start p=800', 'speed 375', 'start p=800']);
  });

  test('a slider starts its runs at full speed, but what it starts paused is watched', () => {
    const { session, asked } = setUp('watch');
    session.setParam('steps', 800, 'full');
    session.pause();
    session.setParam('p', 100, 'full');
    expect(asked).toEqual(['start p=800', 'pause', 'start p=100 paused at 100']);
  });

  test('a slider that changes λ live leaves the run its speed', () => {
    const { session, asked } = setUp('watch');
    session.run();
    session.setLive(true);
    session.setParam('lambda', 4, 'full');
    expect(asked).toEqual(['start p=800 at 375', 'retune λ=4']);
  });

  test('a run that is held by a setback takes a live change and another speed: it is not begun anew', () => {
    const { session, asked, asking, status } = setUp('watch');
    session.run();
    session.setLive(true);
    asking();
    session.setParam('lambda', 4);
    session.toggleFullSpeed();
    expect(asked).toEqual(['start p=800 at 375', 'retune λ=4', 'speed null']);
    expect(status()).toBe('asking');
  });

  test('a run that goes on elsewhere is shown as computed there, with its lines', () => {
    const { session, started, progress } = setUp();
    const backend = {
      id: 'simd',
      precision: 'float32',
      why: { code: 'only' },
      fallback: true,
    } as const;
    session.run();
    started();
    progress(at(0), at(5));
    started({ ...info, backend });
    const measurements = [at(0), at(5)];
    expect(session.curves.getState()).toMatchObject({ info: { backend }, measurements });
    expect(session.curves.getState().stepsPerSecond).toBeNull();
  });

  test('a run is over once its end is drawn, unless another has begun by then', () => {
    const script = scriptedTrainer();
    const frames: (() => void)[] = [];
    const session = createSession(script.trainer, undefined, (act) => frames.push(act));
    const { store, curves } = session;
    session.run();
    script.started();
    script.progress(at(0), at(100));
    script.ended();
    expect(curves.getState()).toMatchObject({ over: true, step: 100 });
    expect(store.getState().run.status).toBe('running');
    frames[0]();
    expect(store.getState().run.status).toBe('done');

    session.run();
    script.started();
    script.progress(at(0));
    expect(curves.getState().over).toBe(false);
    script.ended();
    session.reset();
    session.run();
    frames[1]();
    expect(store.getState().run.status).toBe('running');
  });

  test('the chosen speed is kept on the device; hurrying a run, or a link, changes nothing there', () => {
    const { session, kept } = setUp('watch');
    session.toggleFullSpeed();
    session.setLinkSpeed('1');
    expect(kept()).toBe('watch');
    session.setLinkSpeed(null);
    expect(session.store.getState().speed).toBe('watch');
    session.setSpeed('slow');
    expect(kept()).toBe('slow');
  });

  test('at most four runs are pinned, each with what it was asked for; one that is let go makes room', () => {
    const { session, started, progress } = setUp();
    const numbers = () => session.store.getState().pins.map(({ number }) => number);
    session.pin();
    expect(numbers()).toEqual([]);
    for (const p of [1, 2, 3, 4, 5]) {
      session.setParam('p', p);
      session.run();
      started();
      progress(at(0));
      session.pin();
    }
    const { pins } = session.store.getState();
    expect(pins.map(({ experiment }) => experiment.p)).toEqual([1, 2, 3, 4]);
    session.unpin(pins[1]);
    session.pin();
    expect(numbers()).toEqual([1, 3, 4, 2]);
    expect(
      twoLayer.differenceOf(
        experimentIn(pins[0].experiment),
        experimentIn(session.store.getState().experiment),
      ),
    ).toBe('p = 1');
    expect(
      twoLayer.differenceOf(experimentIn(pins[0].experiment), {
        ...defaults,
        p: 1,
        until: 'never',
        seed: 3,
      }),
    ).toBe('T = 1500, seed = 7');
    expect(
      twoLayer.differenceOf(experimentIn(pins[0].experiment), experimentIn(pins[0].experiment)),
    ).toBe('same settings');
  });

  test('own data start a run on their table, also from a pause, and travel with every later run on them', () => {
    const { session, asked, status } = setUp();
    session.run();
    session.pause();
    session.setOwn(table);
    expect(status()).toBe('running');
    session.setParam('p', 100);
    session.setParam('data', 'random');
    session.setParam('data', 'own');
    expect(asked.slice(2)).toEqual([
      'start p=800 on table.csv',
      'start p=100 on table.csv',
      'start p=100',
      'start p=100 on table.csv',
    ]);
  });

  test('without a table, own data change nothing', () => {
    const { session, asked } = setUp();
    session.run();
    session.setParam('data', 'own');
    expect(asked).toEqual(['start p=800']);
    expect(session.store.getState().experiment).toEqual(defaults);
  });

  test('a table that is recalled is trained on where a link asks for it, and another one than expected is told once', () => {
    const { session, asked } = setUp();
    const word = tableKept('table.csv');
    session.recallOwn(table, word);
    expect(asked).toEqual([]);
    session.load({ ...defaults, data: 'own' }, [], true);
    expect(asked).toEqual(['start p=800 on table.csv']);
    expect(session.store.getState().problems).toEqual([`${word.what} ${word.mended}`]);
    session.load({ ...defaults, p: 100, data: 'own' }, [], true);
    expect(session.store.getState().problems).toEqual([]);
  });

  test('a table that was here and is no more is its owner’s own: that is told, and the default data are used until there is another', () => {
    const { session, asked } = setUp();
    const { what, mended } = tableLost('table.csv');
    session.recallOwn(null, tableLost('table.csv'));
    session.load({ ...defaults, data: 'own' }, [], true);
    expect(asked).toEqual(['start p=800']);
    expect(session.store.getState().problems).toEqual([`${what} ${mended}`]);
    session.setOwn(table);
    session.load({ ...defaults, p: 100, data: 'own' }, [], true);
    expect(asked.at(-1)).toBe('start p=100 on table.csv');
    expect(session.store.getState().problems).toEqual([]);
  });

  test('a table that is forgotten is gone, and the run on it too', () => {
    const { session, asked } = setUp();
    session.setOwn(table);
    session.forgetOwn();
    expect(asked).toEqual(['start p=800 on table.csv', 'start p=800']);
    expect(session.store.getState()).toMatchObject({ own: null, experiment: { data: 'network' } });
    session.setParam('data', 'own');
    expect(asked).toHaveLength(2);
  });

  test('a link to own data runs on the default data, and says so, unless there is a table', () => {
    const { session, asked } = setUp();
    session.load({ ...defaults, p: 100, data: 'own' }, [], true);
    expect(session.store.getState()).toMatchObject({
      experiment: { ...defaults, p: 100 },
      problems: [`${tableMissing.what} ${tableMissing.mended}`],
    });
    session.setOwn(table);
    session.load({ ...defaults, p: 200, data: 'own' }, [], true);
    expect(session.store.getState().problems).toEqual([]);
    expect(asked.at(-1)).toBe('start p=200 on table.csv');
  });

  test('the curves of one run give way to the next at its first measurement, and never mix', () => {
    const { session, started, progress } = setUp();
    const steps = () => session.curves.getState().measurements.map(({ step }) => step);
    session.run();
    started();
    progress(at(0), at(5));
    expect(steps()).toEqual([0, 5]);
    session.setParam('p', 100);
    started();
    expect(steps()).toEqual([0, 5]);
    progress(at(0));
    expect(steps()).toEqual([0]);
  });
});

describe('curves', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  test('the first measurement shows at once, later ones at most ten times a second', () => {
    const curves = createCurves(twoLayer);
    let published = 0;
    curves.store.subscribe(() => published++);
    curves.begin(1, info, asked);
    for (let step = 0; step <= 100; step++) {
      curves.append([at(step)], step, null);
      vi.advanceTimersByTime(5);
    }
    expect(published).toBe(1 + 5);
    curves.flush();
    expect(curves.store.getState().measurements).toHaveLength(101);
  });

  test('a new run drops what the old one had not yet shown', () => {
    const curves = createCurves(twoLayer);
    curves.begin(1, info, asked);
    curves.append([at(0)], 0, null);
    curves.append([at(1)], 1, null);
    curves.begin(2, info, asked);
    vi.advanceTimersByTime(1000);
    expect(curves.store.getState()).toMatchObject({ run: 1, step: 0 });
  });

  test('progress without a measurement leaves the history as it is, so that no chart is drawn', () => {
    const curves = createCurves(twoLayer);
    curves.begin(1, info, asked);
    curves.append([at(0)], 0, null);
    const before = curves.store.getState().measurements;
    curves.append([], 3, 50);
    curves.flush();
    expect(curves.store.getState()).toMatchObject({ step: 3, stepsPerSecond: 50 });
    expect(curves.store.getState().measurements).toBe(before);
  });

  test('the kernels of the start stay beside those worked out last', () => {
    const curves = createCurves(twoLayer);
    curves.begin(1, info, asked);
    const at = (step: number) => ({ probe: 'kernels', step, value: [] });
    for (const step of [0, 5, 9]) curves.see(at(step));
    curves.flush();
    expect(curves.store.getState().first.kernels).toEqual(at(0));
    expect(curves.store.getState().latest.kernels).toEqual(at(9));
  });

  test('the step where L/L₀ first falls below 1e-6 is kept', () => {
    const curves = createCurves(twoLayer);
    curves.begin(1, info, asked);
    curves.append([at(0), at(5, 1e-5)], 5, null);
    curves.append([at(10, 9e-7), at(15, 2e-6), at(20, 1e-8)], 20, null);
    curves.flush();
    expect(curves.store.getState().reached).toEqual([10]);
  });
});

describe('address bar', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  function openAt(hash: string) {
    const listeners = new Map<string, () => void>();
    const page = {
      location: { hash, pathname: '/lab/', search: '?x' },
      history: {
        written: [] as string[],
        state: null as unknown,
        replaceState(_state: unknown, _title: string, url: string) {
          this.written.push(url);
          page.location.hash = url.includes('#') ? url.slice(url.indexOf('#')) : '';
        },
      },
      addEventListener: (type: string, listener: () => void) => listeners.set(type, listener),
      removeEventListener: (type: string) => listeners.delete(type),
    };
    const script = scriptedTrainer();
    const session = createSession(script.trainer);
    // The part of a window that the address bar uses.
    bindAddressBar(session, page as unknown as Window, true);
    /** To an entry of the history; the hashchange comes later. */
    const traverse = (to: string, state: unknown = null) => {
      page.location.hash = to;
      page.history.state = state;
      listeners.get('popstate')?.();
    };
    const go = (to: string) => {
      traverse(to);
      listeners.get('hashchange')?.();
    };
    return { session, page, go, traverse, asked: script.asked };
  }

  test('the link that was opened is run, its problems are named, and it is left as it was', () => {
    const { session, page, asked } = openAt('#p=100&d=0');
    expect(session.store.getState().experiment).toEqual({ ...defaults, p: 100 });
    expect(session.store.getState().problems).toHaveLength(1);
    expect(asked).toEqual(['start p=100']);
    vi.advanceTimersByTime(1000);
    expect(page.history.written).toEqual([]);
  });

  test('a flurry of changes is written once, with path and query kept', () => {
    const { session, page } = openAt('');
    for (let p = 1; p <= 20; p++) session.setParam('p', p);
    vi.advanceTimersByTime(1000);
    expect(page.history.written).toEqual(['/lab/?x#p=20']);
    session.setParam('p', 800);
    vi.advanceTimersByTime(1000);
    expect(page.history.written[1]).toBe('/lab/?x');
  });

  test('a link’s speed holds and is written on; a link without one leaves it to the device', () => {
    const { session, page, go, asked } = openAt('#p=5&speed=10');
    expect(asked).toEqual(['start p=5 at 10']);
    session.setParam('p', 6);
    vi.advanceTimersByTime(1000);
    session.setSpeed('slow');
    vi.advanceTimersByTime(1000);
    go('#p=7');
    session.setSpeed('1');
    session.setParam('p', 8);
    vi.advanceTimersByTime(1000);
    expect(page.history.written).toEqual([
      '/lab/?x#p=6&speed=10',
      '/lab/?x#p=6&speed=slow',
      '/lab/?x#p=8',
    ]);
    expect(asked.slice(-2)).toEqual(['speed 1', 'start p=8 at 1']);
    go('#p=9');
    expect(asked.at(-1)).toBe('start p=9');
  });

  test('another link starts its experiment; the echo of its own write does not', () => {
    const { session, go, asked, page } = openAt('');
    session.setParam('p', 5);
    vi.advanceTimersByTime(1000);
    go('#p=5');
    expect(asked).toEqual(['start p=800', 'start p=5']);
    go('#p=7');
    expect(asked.at(-1)).toBe('start p=7');
    vi.advanceTimersByTime(1000);
    expect(page.history.written).toEqual(['/lab/?x#p=5']);
  });

  test('of two entries gone through at once the second one keeps the link of the first', () => {
    const { page, go, traverse, asked } = openAt('#p=5');
    go('#p=7');
    // Back to the guard of what lay over the page, and on to the entry beneath, before any hashchange.
    traverse('#p=5', 'overlay');
    traverse('#p=5', BENEATH);
    expect(asked.at(-1)).toBe('start p=5');
    expect(page.history.written).toEqual(['/lab/?x#p=5']);
  });
});
