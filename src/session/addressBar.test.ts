/** Address bar and session are kept in step: a link is run, and what is set is written. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { defaults } from '../models/twoLayer/params';
import { BENEATH, bindAddressBar } from './addressBar';
import { createSession } from './session';
import { scriptedTrainer } from './testing/script';

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
    expect(asked.slice(-2)).toEqual(['pace at 1', 'start p=8 at 1']);
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
