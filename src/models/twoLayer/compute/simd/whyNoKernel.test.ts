import { afterEach, expect, test, vi } from 'vitest';
import { whyNoKernel } from './whyNoKernel';

afterEach(() => vi.unstubAllGlobals());

test('a browser without SIMD, one without WebAssembly and a policy are told apart', () => {
  expect(whyNoKernel()).toBe('a security policy of this site or browser forbids WebAssembly');
  vi.stubGlobal('WebAssembly', { validate: () => false });
  expect(whyNoKernel()).toBe('this browser has no WebAssembly SIMD');
  vi.stubGlobal('WebAssembly', undefined);
  expect(whyNoKernel()).toBe('this browser has no WebAssembly');
});
