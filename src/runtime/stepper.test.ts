import { expect, test } from 'vitest';
import { createStepper } from './stepper';

test('a run that goes on makes whole bursts', () => {
  expect(createStepper(false).pass(40, 12)).toEqual({ steps: 12, measure: false });
});

test('a paused run asks for a look at where it stands, once, and then waits until it is resumed', async () => {
  const stepper = createStepper(false);
  stepper.pause();
  expect(stepper.pass(37, 12)).toEqual({ steps: 0, measure: true });
  const held = stepper.pass(37, 12);
  expect(held).toBeInstanceOf(Promise);
  stepper.resume();
  expect(await held).toEqual({ steps: 12, measure: false });
});

test('granted steps are made burst by burst, and measured where they end', async () => {
  const stepper = createStepper(true);
  stepper.step(5);
  expect(stepper.pass(10, 3)).toEqual({ steps: 3, measure: false });
  expect(stepper.pass(13, 3)).toEqual({ steps: 2, measure: true });
  expect(stepper.pass(15, 3)).toEqual({ steps: 0, measure: true });
  const held = stepper.pass(15, 3);
  stepper.step(1);
  stepper.step(2);
  expect(await held).toEqual({ steps: 3, measure: true });
});

test('steps granted on the way are added to those still to be made', () => {
  const stepper = createStepper(true);
  stepper.step(5);
  expect(stepper.pass(0, 3)).toEqual({ steps: 3, measure: false });
  stepper.step(2);
  expect(stepper.pass(3, 10)).toEqual({ steps: 4, measure: true });
});

test('a released stepper holds nobody', async () => {
  const stepper = createStepper(true);
  stepper.pass(0, 1);
  const held = stepper.pass(0, 1);
  stepper.release();
  await expect(held).resolves.toBeDefined();
});
