/** Why a run is computed with this backend and no other, in words for the person at the page. */
import type { Absence, Absent, BackendId, Part, Reason } from '../engine/choice';
import { backendName } from './format';

const PARTS: Record<Part, string> = {
  model: 'what computes this laboratory',
  simd: 'the SIMD kernel',
  tensorflow: 'TensorFlow.js',
  webgl: 'the WebGL backend',
  digits: 'the handwritten digits',
};

export const partText = (part: Part) => PARTS[part];

/** In a sentence. */
export function reasonText(reason: Reason): string {
  const text = rest(reason);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function rest(reason: Reason): string {
  switch (reason.code) {
    case 'only':
      return 'it is all that there is';
    case 'chosen':
      return `as chosen${reason.renderer ? `, on ${reason.renderer}` : ''}`;
    case 'absent':
      return absentText(reason.absent);
    case 'no-device':
      return `no graphics device can help: ${absenceText('webgl', reason.absence)}`;
    case 'software':
      return `${reason.renderer} is WebGL in software, which is slower`;
    case 'no-use':
      return `${reason.renderer} cannot help: ${absenceText('webgl', reason.absence)}`;
    case 'no-rival':
      return `${reason.renderer}, because ${absenceText('simd', reason.absence)}`;
    case 'trial': {
      const { renderer, simd, webgl } = reason;
      const other =
        webgl === null ? `and ${renderer} made none in time` : `${ms(webgl)} on ${renderer}`;
      return `in a trial a step took ${ms(simd)} with SIMD, ${other}`;
    }
    default:
      return reason satisfies never;
  }
}

/** The rest of a sentence. */
export function absentText(absent: readonly Absent[]): string {
  return absent.map(({ id, absence }) => absenceText(id, absence)).join('; ');
}

function absenceText(id: BackendId, absence: Absence): string {
  switch (absence.code) {
    case 'no-webgl':
      return 'this browser has no WebGL in workers';
    case 'no-webgl2':
      return 'WebGL 2 is not available';
    case 'no-float64':
      return 'WebGL has no float64';
    case 'not-float32':
      return 'this graphics device computes with 16-bit numbers only';
    case 'not-started':
      return 'WebGL could not be started';
    case 'device-taken':
      return 'the graphics device was taken away';
    case 'no-wasm':
      return 'this browser has no WebAssembly';
    case 'no-simd':
      return 'this browser has no WebAssembly SIMD';
    case 'wasm-forbidden':
      return 'a security policy of this site or browser forbids WebAssembly';
    case 'not-of-model':
      return `${backendName(id)} does not know this model`;
    case 'failed':
      return `${backendName(id)} failed during this run`;
    case 'part-missing':
      return `${partText(absence.part)} did not arrive; the next run asks for it again`;
    default:
      return absence satisfies never;
  }
}

function ms(time: number): string {
  return `${time.toPrecision(2)} ms`;
}
