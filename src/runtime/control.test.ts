/** A run that is under way does what it is told: η, λ and T, speed, pause, step, stop. */
import { expect, test } from 'vitest';
import { compose } from '../models/twoLayer/compute/compose';
import { referenceCohort } from '../models/twoLayer/compute/reference/reference';
import { createTrainer } from './client';
import { ended, listener, progressTo, small, taskOf } from './testing/heard';
import { openHost } from './testing/wires';

test('a change of η, λ or T holds from the step it says, and the weights go on from where they were', async () => {
  const { hear, until, events, measurements } = listener();
  const run = createTrainer(() => openHost()).start(taskOf(), { paused: true }, hear);
  await until(progressTo(0));
  run.step(40);
  await until(progressTo(40));
  const task = taskOf({ lambda: 0.4, until: 'never' });
  run.retune(task.experiment);
  run.step(40);
  await until(progressTo(80));
  run.resume();
  await until(ended);
  const change = events.find((event) => event.type === 'retuned');
  expect(change).toMatchObject({ step: 40 });
  const measured = measurements();
  const before = compose(small).order;
  const after = compose(task.experiment).order;
  const first = referenceCohort(before);
  first.advance(0, 40);
  const second = referenceCohort(after, await first.snapshot());
  second.advance(40, 40);
  const expected = (await second.measure(80)).map(({ squaredError }) => squaredError / 2);
  const losses = measured.find(({ step }) => step === 80)?.readings.map(({ loss }) => loss);
  expect(losses).toEqual(expected);
  expect(change).toMatchObject({ learners: after.learners });
  expect(measured.at(-1)?.step).toBe(400);
  expect(new Set(measured.map(({ step }) => step)).size).toBe(measured.length);
});

test('what was at rest before a change ends no run: it is to rest for as long again', async () => {
  const { hear, until } = listener();
  const rest = { eta: 1e-9, plateau: 60, learners: ['fa'] } as const;
  const run = createTrainer(() => openHost()).start(taskOf(rest), { paused: true }, hear);
  await until(progressTo(0));
  run.step(58);
  await until(progressTo(58));
  run.retune({ ...small, ...rest, eta: 2e-9 });
  await until(({ type }) => type === 'retuned');
  run.resume();
  expect(await until(ended)).toMatchObject({ outcome: { kind: 'plateau', step: 120 } });
});

test('a run is held to a speed, every update is measured then, and full speed comes back', async () => {
  const { hear, until, steps } = listener();
  const run = createTrainer(() => openHost()).start(taskOf(), { paused: false, pace: 20 }, hear);
  const start = performance.now();
  await until(progressTo(5));
  expect(performance.now() - start).toBeGreaterThan(200);
  expect(steps().slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
  run.setPace(null);
  await until(ended);
  expect(steps().at(-1)).toBe(400);
});

test('a whole run is held to the seconds that it is to take', async () => {
  const { hear, until, steps } = listener();
  const pace = { seconds: 0.4 };
  createTrainer(() => openHost()).start(taskOf(), { paused: false, pace }, hear);
  const start = performance.now();
  await until(ended);
  expect(performance.now() - start).toBeGreaterThan(300);
  expect(steps().at(-1)).toBe(400);
}, 20_000);

test('a paused run measures its start and waits; a step makes one update; resume goes to the end', async () => {
  const { hear, until, steps } = listener();
  const run = createTrainer(() => openHost()).start(taskOf(), { paused: true }, hear);
  await until(progressTo(0));
  expect(steps()).toEqual([0]);
  run.step(1);
  await until(progressTo(1));
  run.step(2);
  await until(progressTo(3));
  expect(steps()).toEqual([0, 1, 2, 3]);
  run.resume();
  await until(ended);
  expect(steps().slice(0, 6)).toEqual([0, 1, 2, 3, 4, 6]);
});

test('a pause holds a running run, and steps go on from there one by one', async () => {
  const { hear, until, steps } = listener();
  const run = createTrainer(() => openHost()).start(
    taskOf({ steps: 100_000 }),
    { paused: false },
    hear,
  );
  await until(progressTo(51));
  run.pause();
  run.step(1);
  await until(() => steps().some((step) => step > 50 && step % 50 !== 0));
  const held = steps().at(-1) ?? 0;
  run.step(1);
  await until(() => steps().includes(held + 1));
  expect(steps().at(-1)).toBe(held + 1);
});

test('stop ends a run before its next burst', async () => {
  const { hear, until } = listener();
  const run = createTrainer(() => openHost()).start(
    taskOf({ steps: 100_000 }),
    { paused: false },
    hear,
  );
  await until(progressTo(0));
  run.stop();
  expect(await until(ended)).toMatchObject({ outcome: { kind: 'aborted' } });
});
