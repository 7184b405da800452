import { expect, test } from 'vitest';
import type { Absence, Reason } from '../engine/choice';
import { absentText, reasonText } from './choice';

const renderer = 'Acme 9000';

const reasons: Record<Reason['code'], readonly [Reason, string]> = {
  only: [{ code: 'only' }, 'It is all that there is.'],
  chosen: [{ code: 'chosen', renderer }, 'As chosen, on Acme 9000.'],
  absent: [
    {
      code: 'absent',
      absent: [
        { id: 'webgl', absence: { code: 'no-float64' } },
        { id: 'simd', absence: { code: 'failed' } },
      ],
    },
    'WebGL has no float64; SIMD failed during this run.',
  ],
  'no-device': [
    { code: 'no-device', absence: { code: 'no-webgl' } },
    'No graphics device can help: this browser has no WebGL in workers.',
  ],
  software: [{ code: 'software', renderer }, 'Acme 9000 is WebGL in software, which is slower.'],
  'no-use': [
    { code: 'no-use', renderer, absence: { code: 'not-float32' } },
    'Acme 9000 cannot help: this graphics device computes with 16-bit numbers only.',
  ],
  'no-rival': [
    { code: 'no-rival', renderer, absence: { code: 'no-simd' } },
    'Acme 9000, because this browser has no WebAssembly SIMD.',
  ],
  trial: [
    { code: 'trial', renderer, simd: 0.123, webgl: 4.56 },
    'In a trial a step took 0.12 ms with SIMD, 4.6 ms on Acme 9000.',
  ],
};

test.each(Object.values(reasons))('the reason %o is told', (reason, text) => {
  expect(reasonText(reason)).toBe(text);
});

test('a choice without a device names none, and a trial without a step says so', () => {
  expect(reasonText({ code: 'chosen', renderer: null })).toBe('As chosen.');
  expect(reasonText({ code: 'trial', renderer, simd: 1, webgl: null })).toBe(
    'In a trial a step took 1.0 ms with SIMD, and Acme 9000 made none in time.',
  );
});

test('each way not to be had is told in words of its own', () => {
  const codes: Record<Exclude<Absence['code'], 'part-missing'>, true> = {
    'no-webgl': true,
    'no-webgl2': true,
    'no-float64': true,
    'not-float32': true,
    'not-started': true,
    'device-taken': true,
    'no-wasm': true,
    'no-simd': true,
    'wasm-forbidden': true,
    'not-of-model': true,
    failed: true,
  };
  const all: readonly Absence[] = [
    // The keys of a record are its codes.
    ...Object.keys(codes).map((code) => ({ code }) as Absence),
    ...(['model', 'simd', 'tensorflow', 'webgl', 'digits'] as const).map(
      (part): Absence => ({ code: 'part-missing', part }),
    ),
  ];
  const texts = all.map((absence) => absentText([{ id: 'simd', absence }]));
  expect(new Set(texts).size).toBe(all.length);
  for (const text of texts) expect(text).toMatch(/^\w.*[^.]$/);
});
