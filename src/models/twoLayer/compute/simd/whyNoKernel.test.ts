import { afterEach, expect, test, vi } from 'vitest';
import { whyNoKernel } from './whyNoKernel';

afterEach(() => vi.unstubAllGlobals());

test('a browser without SIMD, one without WebAssembly and a policy are told apart', () => {
  expect(whyNoKernel()).toEqual({ code: 'wasm-forbidden' });
  vi.stubGlobal('WebAssembly', { validate: () => false });
  expect(whyNoKernel()).toEqual({ code: 'no-simd' });
  vi.stubGlobal('WebAssembly', undefined);
  expect(whyNoKernel()).toEqual({ code: 'no-wasm' });
});
