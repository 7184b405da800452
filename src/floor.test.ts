import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { BELOW_FLOOR, belowFloor, FLOOR, lackOf } from './floor';
import { either } from './runtime/either';
import { wordsFor } from './ui/failures';

afterEach(() => vi.unstubAllGlobals());

test('the README states the same floor', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(readme.replaceAll(/\s+/g, ' ')).toContain(`${FLOOR}.`);
});

test('what is missing is named, and the browsers that have it', () => {
  const array = Array;
  vi.stubGlobal('Array', { prototype: { ...array.prototype, at: () => {} } });
  expect(lackOf('worker')).toBe('Array.prototype.findLastIndex');
  expect(belowFloor('Array.prototype.at')).toBe(
    'Your browser lacks Array.prototype.at; Alignment Lab needs Chrome 110, Edge 110, Firefox 115 or Safari 16.4, or later.',
  );
});

test('a worker below the floor says that one sentence, whatever its browser puts before it', () => {
  const sentence = belowFloor('MessageChannel in workers');
  const { what, remedy } = wordsFor({
    ...{ code: 'worker-unavailable', reason: 'threw' },
    message: `Uncaught Error: ${sentence}`,
  });
  expect([what, remedy]).toEqual([sentence, '']);
  expect(BELOW_FLOOR.test('its code did not load')).toBe(false);
});

test('one signal for two is aborted by either, before or after, with its reason', () => {
  for (const [first, second] of [
    ['a', 'b'],
    ['b', 'a'],
  ]) {
    const aborts = { a: new AbortController(), b: new AbortController() };
    const both = either(aborts.a.signal, aborts.b.signal);
    expect(both.aborted).toBe(false);
    aborts[first as 'a' | 'b'].abort(first);
    aborts[second as 'a' | 'b'].abort(second);
    expect(both.reason).toBe(first);
    expect(either(aborts.a.signal, aborts.b.signal).aborted).toBe(true);
  }
});
