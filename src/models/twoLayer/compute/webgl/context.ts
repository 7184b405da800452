/** Makes TensorFlow.js run on a WebGL 2 context of our own, or says why it cannot. */
import { MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import type { Absence } from '../../../../engine/choice';
import type { Device } from '../../../../engine/webgl';

export type WebGL =
  | {
      readonly ok: true;
      /** Resolves when the browser takes the context away; no readback answers after that. */
      readonly lost: Promise<void>;
    }
  | { readonly ok: false; readonly absence: Absence };

/** Textures kept for reuse above this many bytes are given back before the next run. */
const SPARE_BYTES = 256 * 2 ** 20;
const LONGEST_WAIT_MS = 2000;

let opened: Promise<WebGL> | undefined;

/** The device is opened once and its compiled programs serve all runs. What failed is tried anew when asked for again. */
export function openWebGL(device: Device): Promise<WebGL> {
  if (opened) return opened;
  const forget = () => {
    opened = undefined;
  };
  opened = open(device);
  opened.then(({ ok }) => ok || forget(), forget);
  return opened;
}

async function open({ canvas, gl }: Device): Promise<WebGL> {
  const lost = new Promise<void>((resolve) => {
    canvas.addEventListener('webglcontextlost', () => resolve(), { once: true });
  });
  // It may have gone while this code was loaded: the event came before the listener.
  if (gl.isContextLost()) return { ok: false, absence: { code: 'device-taken' } };
  setWebGLContext(2, gl);
  if (!(await tf.setBackend('webgl'))) return { ok: false, absence: { code: 'not-started' } };
  const env = tf.env();
  const float32 =
    env.getBool('WEBGL_RENDER_FLOAT32_CAPABLE') && env.getBool('WEBGL_RENDER_FLOAT32_ENABLED');
  if (!float32) return { ok: false, absence: { code: 'not-float32' } };
  return { ok: true, lost };
}

/**
 * Gives back the textures that runs of other sizes left behind, when there are many. To be called between two runs;
 * waits until the readbacks of an aborted one have returned and their tensors are gone.
 */
export async function freeSpareTextures(): Promise<void> {
  if (spareBytes() < SPARE_BYTES) return;
  for (let waited = 0; tf.memory().numTensors > 0; waited += 10) {
    if (waited >= LONGEST_WAIT_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  tf.removeBackend('webgl');
  tf.registerBackend('webgl', () => new MathBackendWebGL(), 2);
  await tf.setBackend('webgl');
}

function spareBytes(): number {
  const memory = tf.memory();
  // Only the WebGL backend reports it, and the common type does not know.
  return 'numBytesInGPUFree' in memory ? Number(memory.numBytesInGPUFree) : 0;
}
