/** Finds out what WebGL is here without loading TensorFlow.js. */

import type { Absence } from './choice';

export interface Device {
  readonly canvas: OffscreenCanvas;
  readonly gl: WebGL2RenderingContext;
  /** The graphics device as the driver names it. */
  readonly renderer: string;
  /** True if the CPU does its work. */
  readonly software: boolean;
}

export type Probe =
  | { readonly ok: true; readonly device: Device }
  | { readonly ok: false; readonly absence: Absence };

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

let probed: Probe | undefined;

/** The context is made once and serves all runs of this worker. What failed is tried anew when asked for again. */
export function probeWebGL(): Probe {
  if (!probed?.ok) probed = probe();
  return probed;
}

function probe(): Probe {
  if (typeof OffscreenCanvas === 'undefined') {
    return { ok: false, absence: { code: 'no-webgl' } };
  }
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    premultipliedAlpha: false,
    preserveDrawingBuffer: false,
    powerPreference: 'high-performance',
  });
  if (!gl) return { ok: false, absence: { code: 'no-webgl2' } };
  const renderer = rendererOf(gl);
  return { ok: true, device: { canvas, gl, renderer, software: SOFTWARE.test(renderer) } };
}

function rendererOf(gl: WebGL2RenderingContext): string {
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
