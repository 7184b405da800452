import { expect, test } from 'vitest';
import { normals, passingNormals, signs } from './random';

test('a seed gives these numbers, on every machine', () => {
  expect([...normals(1, 'inputs', 3)]).toMatchInlineSnapshot(`
    [
      -0.4559321701526642,
      0.35606732964515686,
      -0.558777928352356,
    ]
  `);
  expect([...signs(1, 'targets', 6)]).toMatchInlineSnapshot(`
    [
      1,
      -1,
      1,
      -1,
      1,
      -1,
    ]
  `);
});

test('seed 0 is a seed like any other', () => {
  expect(normals(0, 'inputs', 5)).toEqual(normals(0, 'inputs', 5));
  expect(normals(0, 'inputs', 5)).not.toEqual(normals(1, 'inputs', 5));
});

test('roles draw from streams of their own, and a longer draw begins with the shorter', () => {
  expect(normals(1, 'inputs', 4)).not.toEqual(normals(1, 'hidden weights', 4));
  expect(normals(1, 'inputs', 9).slice(0, 4)).toEqual(normals(1, 'inputs', 4));
});

test('draws that are not kept are those that are', () => {
  expect(passingNormals(3, 'inputs', 5)).toEqual(normals(3, 'inputs', 5));
});

test('draws are standard normal and exactly float32', () => {
  const draws = normals(7, 'inputs', 40_000);
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  const variance = draws.reduce((sum, x) => sum + x * x, 0) / draws.length - mean ** 2;
  // Five standard errors: 1/√n for the mean, √(2/n) for the variance.
  expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(40_000));
  expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / 40_000));
  expect(draws.every((x) => Math.fround(x) === x)).toBe(true);
});

test('what is done to some draws changes no later ones', () => {
  const drawn = normals(5, 'inputs', 6);
  const before = [...drawn];
  drawn.fill(0);
  expect([...normals(5, 'inputs', 6)]).toEqual(before);
});
