import { beforeEach, expect, test } from 'vitest';
import { chosenIndex, setView, useView, zoomBy, zoomTo } from './view';

// It is imported where there is no window.
beforeEach(() => setView(useView.getInitialState(), true));

const { getState } = useView;

test('a zoom stays within the run and two steps wide, and is none where all is in sight', () => {
  zoomTo(30, 10, 100);
  expect(getState().zoom).toEqual([10, 30]);
  zoomTo(50, 51, 100);
  expect(getState().zoom).toEqual([10, 30]);
  zoomTo(-5, 40, 100);
  expect(getState().zoom).toEqual([0, 40]);
  zoomTo(60, 400, 100);
  expect(getState().zoom).toEqual([60, 100]);
  zoomTo(0, 100, 100);
  expect(getState().zoom).toBeNull();
});

test('zooming by a factor keeps the step it is about where it is', () => {
  zoomBy(0.5, 20, 100);
  expect(getState().zoom).toEqual([10, 60]);
  zoomBy(2, 20, 100);
  expect(getState().zoom).toBeNull();
});

test('the weights that are drawn are those of the chosen learner, else of the last FA with decay, else of the last', () => {
  const learner = (id: 'bp' | 'fa' | 'fa-lambda') =>
    ({ id, rule: id === 'bp' ? 'bp' : 'fa', eta: 1, lambda: 0, until: null }) as const;
  const info = {
    learners: [learner('bp'), learner('fa-lambda'), learner('fa')],
    ...{ shape: { n: 1, d: 1, p: 1, o: 1 }, steps: 1, lambdaMax: 1, tested: 0, strip: null },
    backend: { id: 'simd', precision: 'float32', why: { code: 'only' }, fallback: false },
  } as const;
  expect(chosenIndex('fa', info)).toBe(2);
  expect(chosenIndex(null, info)).toBe(1);
  expect(chosenIndex('bp-lambda', info)).toBe(1);
  expect(chosenIndex(null, { ...info, learners: info.learners.slice(0, 1) })).toBe(0);
});
