import { expect, test } from 'vitest';
import type { LeftOut } from '../engine/probe';
import { OVERFLOW } from '../engine/probe';
import { createAsides } from './asides';

function setUp() {
  const told: LeftOut[] = [];
  return { told, asides: createAsides((leftOut) => told.push(leftOut)) };
}

test('what works is passed on, at once or later, null included', async () => {
  const { told, asides } = setUp();
  asides.open();
  expect(await asides.of('gauge', 'fa', () => 0.5)).toBe(0.5);
  expect(await asides.of('test', null, async () => 2)).toBe(2);
  expect(await asides.of('strip', null, () => null)).toBeNull();
  expect(told).toEqual([]);
});

test('what throws, now or later, or cannot tell is left out with its reason', async () => {
  const { told, asides } = setUp();
  asides.open();
  const fail = () => {
    throw new Error('no pivot');
  };
  expect(await asides.of('law', 'fa-lambda', fail)).toBeNull();
  expect(await asides.of('test', null, () => Promise.reject('gone'))).toBeNull();
  expect(await asides.of('gauge', 'bp', () => OVERFLOW)).toBeNull();
  expect(told).toEqual([
    { what: 'law', learner: 'fa-lambda', why: { code: 'failed', message: 'no pivot' } },
    { what: 'test', learner: null, why: { code: 'failed', message: 'gone' } },
    { what: 'gauge', learner: 'bp', why: OVERFLOW.why },
  ]);
});

test('it is told once, of each learner, and not before the run is known', async () => {
  const { told, asides } = setUp();
  for (const learner of ['fa', 'fa', 'bp'] as const) {
    await asides.of('gauge', learner, () => OVERFLOW);
  }
  expect(told).toEqual([]);
  asides.open();
  await asides.of('gauge', 'bp', () => OVERFLOW);
  expect(told.map(({ learner }) => learner)).toEqual(['fa', 'bp']);
});
