import { expect, test } from 'vitest';
import { createGate } from './gate';

test('an open gate lets whole bursts through', () => {
  expect(createGate(false).pass(40, 12)).toEqual({ steps: 12, measure: false });
});

test('a closed gate asks for a look at where the run stands, once, and then holds until it opens', async () => {
  const gate = createGate(false);
  gate.pause();
  expect(gate.pass(37, 12)).toEqual({ steps: 0, measure: true });
  const held = gate.pass(37, 12);
  expect(held).toBeInstanceOf(Promise);
  gate.resume();
  expect(await held).toEqual({ steps: 12, measure: false });
});

test('granted steps are made burst by burst, and measured where they end', async () => {
  const gate = createGate(true);
  gate.step(5);
  expect(gate.pass(10, 3)).toEqual({ steps: 3, measure: false });
  expect(gate.pass(13, 3)).toEqual({ steps: 2, measure: true });
  expect(gate.pass(15, 3)).toEqual({ steps: 0, measure: true });
  const held = gate.pass(15, 3);
  gate.step(1);
  gate.step(2);
  expect(await held).toEqual({ steps: 3, measure: true });
});

test('steps granted on the way are added to those still to be made', () => {
  const gate = createGate(true);
  gate.step(5);
  expect(gate.pass(0, 3)).toEqual({ steps: 3, measure: false });
  gate.step(2);
  expect(gate.pass(3, 10)).toEqual({ steps: 4, measure: true });
});

test('a released gate holds nobody', async () => {
  const gate = createGate(true);
  gate.pass(0, 1);
  const held = gate.pass(0, 1);
  gate.release();
  await expect(held).resolves.toBeDefined();
});
