/** Why a backend is not to be had, in words for the command line. */
import type { Absence, Absent, BackendId } from '../engine/choice';

const NAMES: Record<BackendId, string> = {
  webgl: 'WebGL',
  simd: 'SIMD',
  reference: 'The reference',
};

const WHY: Record<Absence['code'], string> = {
  'no-webgl': 'it needs a browser',
  'no-webgl2': 'it needs WebGL 2',
  'no-float64': 'it has no float64',
  'not-float32': 'its device computes with 16-bit numbers only',
  'not-started': 'it could not be started',
  'device-taken': 'its device was taken away',
  'no-wasm': 'there is no WebAssembly',
  'no-simd': 'WebAssembly has no SIMD',
  'wasm-forbidden': 'a policy forbids WebAssembly',
  'not-of-model': 'it does not know this laboratory',
  failed: 'it failed',
  'part-missing': 'a part of its code is missing',
};

/** In a sentence. */
export function absentText({ id, absence }: Absent): string {
  return `${NAMES[id]} is not to be had here: ${WHY[absence.code]}.`;
}
