import { expect, test } from 'vitest';
import { backends } from '../models/twoLayer/compute/backends';
import { difference } from '../models/twoLayer/compute/golden/golden';
import { reference } from '../models/twoLayer/compute/testing/implementations';
import { finish, orderOf } from '../models/twoLayer/compute/testing/runs';
import { openBackend, reopenBackend, type Wanted } from './backend';
import type { Precision } from './run';

// Node has WebAssembly and no WebGL, as a browser without a graphics device; e2e opens the real ones.
const order = orderOf({ n: 5, d: 4, p: 6, outputs: 1, activation: 'relu' });

async function opened(wanted: Partial<Wanted>) {
  const all: Wanted = { backend: 'auto', precision: 'float32', avoid: [], ...wanted };
  const choice = await openBackend(backends, all, order, () => 0);
  if (!choice.ok) throw new Error(`Nothing is left: ${JSON.stringify(choice.absent)}`);
  return choice.backend;
}

async function infoOf(wanted: Partial<Wanted>) {
  return (await opened(wanted)).info;
}

/** WebGL is not to be had, for this reason. */
const noWebGL = (code: 'no-webgl' | 'no-float64' | 'failed') => ({
  code: 'absent',
  absent: [{ id: 'webgl', absence: { code } }],
});

test('“auto” without a graphics device is SIMD, and says why', async () => {
  expect(await infoOf({})).toEqual({
    id: 'simd',
    precision: 'float32',
    why: { code: 'no-device', absence: { code: 'no-webgl' } },
    fallback: false,
  });
});

test('“auto” in float64 is SIMD, which WebGL cannot replace', async () => {
  expect(await infoOf({ precision: 'float64' })).toEqual({
    id: 'simd',
    precision: 'float64',
    why: noWebGL('no-float64'),
    fallback: false,
  });
});

test('SIMD and the reference are had as chosen, in the precision that they have', async () => {
  const chosen = { why: { code: 'chosen', renderer: null }, fallback: false };
  for (const precision of ['float32', 'float64'] as const) {
    expect(await infoOf({ backend: 'simd', precision })).toEqual({
      id: 'simd',
      precision,
      ...chosen,
    });
    expect(await infoOf({ backend: 'reference', precision })).toEqual({
      id: 'reference',
      precision: 'float64',
      ...chosen,
    });
  }
});

test('WebGL, where it is not to be had, falls back to SIMD and says what became of it', async () => {
  expect(await infoOf({ backend: 'webgl' })).toEqual({
    id: 'simd',
    precision: 'float32',
    why: noWebGL('no-webgl'),
    fallback: true,
  });
  expect(await infoOf({ backend: 'webgl', precision: 'float64' })).toMatchObject({
    precision: 'float64',
    why: noWebGL('no-float64'),
    fallback: true,
  });
});

test('a backend that failed in this run is not taken again, and the person is told', async () => {
  expect(await infoOf({ avoid: ['simd'] })).toMatchObject({
    id: 'reference',
    precision: 'float64',
    why: { code: 'absent', absent: [{ id: 'simd', absence: { code: 'failed' } }] },
    fallback: true,
  });
  expect(await infoOf({ avoid: ['webgl'] })).toMatchObject({
    id: 'simd',
    why: noWebGL('failed'),
    fallback: true,
  });
  expect(await infoOf({ backend: 'webgl', avoid: ['webgl', 'simd'] })).toMatchObject({
    id: 'reference',
    why: {
      code: 'absent',
      absent: [
        { id: 'webgl', absence: { code: 'failed' } },
        { id: 'simd', absence: { code: 'failed' } },
      ],
    },
    fallback: true,
  });
});

test('where all have failed there is nothing to compute with', async () => {
  for (const backend of ['auto', 'webgl', 'simd', 'reference'] as const) {
    await expect(opened({ backend, avoid: ['webgl', 'simd', 'reference'] })).rejects.toThrow(
      'Nothing is left',
    );
  }
});

test('a backend says what else could go on with its run, in the precision that this has', async () => {
  const reference = { id: 'reference', precision: 'float64' };
  expect((await opened({})).next).toEqual(reference);
  expect((await opened({ backend: 'simd', precision: 'float64' })).next).toEqual(reference);
  expect((await opened({ backend: 'reference' })).next).toBeNull();
  expect((await opened({ avoid: ['simd'] })).next).toBeNull();
});

test('a run goes on with what it ran on, and with nothing else', async () => {
  const standing = await opened({ backend: 'webgl' });
  expect(standing.info.id).toBe('simd');
  expect(await reopenBackend(backends, standing)).toMatchObject({
    ok: true,
    backend: { info: standing.info, next: { id: 'reference', precision: 'float64' } },
  });
  const onWebGL = { info: { ...standing.info, id: 'webgl' }, next: null } as const;
  expect(await reopenBackend(backends, onWebGL)).toEqual({
    ok: false,
    absent: [{ id: 'webgl', absence: { code: 'no-webgl' } }],
  });
});

test('what is opened trains in the precision that it says', async () => {
  const [exact] = (await finish(order, await reference.make(order), 0, 20)).weights;
  const off = async (precision: Precision) => {
    const { cohort } = await opened({ precision });
    const [{ W }] = (await finish(order, cohort(order), 0, 20)).weights;
    return difference(W, exact.W);
  };
  expect(await off('float64')).toBeLessThan(1e-12);
  expect(await off('float32')).toBeLessThan(1e-5);
  expect(await off('float32')).toBeGreaterThan(1e-10);
});
