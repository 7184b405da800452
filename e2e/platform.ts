/** What browsers have learnt since they know modules, and which of it the built page and its worker use. */
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Globals, their functions and the methods of their objects: what some browser lacks that can read the code (`??=`: Chrome 85,
 * Firefox 79, Safari 14), and before them older ones that policies and privacy tools take away.
 */
const features = `
MessageChannel OffscreenCanvas Path2D PointerEvent ResizeObserver SharedArrayBuffer TextDecoder URLSearchParams
WebAssembly Worker caches crypto getComputedStyle indexedDB localStorage matchMedia queueMicrotask requestAnimationFrame
sessionStorage Navigator.prototype.clipboard Object.fromEntries Array.prototype.flat Array.prototype.flatMap

AbortController AbortSignal.abort AbortSignal.any AbortSignal.timeout AbortSignal.prototype.reason
AbortSignal.prototype.throwIfAborted AggregateError Array.fromAsync Array.prototype.at Array.prototype.findLast
Array.prototype.findLastIndex Array.prototype.toReversed Array.prototype.toSorted Array.prototype.toSpliced
Array.prototype.with ArrayBuffer.prototype.resize ArrayBuffer.prototype.transfer BroadcastChannel
CSSStyleSheet.prototype.replaceSync ClipboardItem CompressionStream DecompressionStream
Document.prototype.getAnimations Document.prototype.startViewTransition Element.prototype.checkVisibility
Element.prototype.getAnimations Element.prototype.replaceChildren Element.prototype.requestFullscreen
Element.prototype.scrollTo Element.prototype.setHTML ElementInternals EyeDropper FinalizationRegistry
HTMLDialogElement HTMLDialogElement.prototype.showModal HTMLElement.prototype.hidePopover HTMLElement.prototype.inert
HTMLElement.prototype.showPopover HTMLFormElement.prototype.requestSubmit HTMLInputElement.prototype.showPicker
Intl.DurationFormat Intl.ListFormat Intl.Segmenter Iterator JSON.rawJSON Map.groupBy Math.sumPrecise
Navigator.prototype.connection Navigator.prototype.deviceMemory Navigator.prototype.gpu Navigator.prototype.locks
Navigator.prototype.share Navigator.prototype.storage Navigator.prototype.userActivation
Navigator.prototype.userAgentData Navigator.prototype.wakeLock Object.groupBy Object.hasOwn Promise.any Promise.try
Promise.withResolvers RegExp.escape ReportingObserver Set.prototype.difference Set.prototype.intersection
Set.prototype.isSubsetOf Set.prototype.union String.prototype.at String.prototype.isWellFormed
String.prototype.replaceAll String.prototype.toWellFormed TextDecoderStream TransformStream Uint8Array.fromBase64
Uint8Array.prototype.at Uint8Array.prototype.toBase64 URL.canParse URL.parse URLSearchParams.prototype.size
VisualViewport WeakRef WebAssembly.compile WritableStream cookieStore createImageBitmap crypto.randomUUID crypto.subtle
navigation reportError requestIdleCallback scheduler structuredClone trustedTypes visualViewport
`
  .trim()
  .split(/\s+/);

const ASSETS = new URL('../dist/assets/', import.meta.url);

/** What those of the build's files use whose names the pattern fits, as in “Array.prototype.at”. */
export function usedBy(files: RegExp): readonly string[] {
  const code = readdirSync(ASSETS)
    .filter((name) => name.endsWith('.js') && files.test(name))
    .map((name) => readFileSync(new URL(name, ASSETS), 'utf8'))
    .join('\n');
  return features.filter((path) => useOf(path).test(code));
}

function useOf(path: string): RegExp {
  const [owner, method] = path.split('.prototype.');
  if (method) return new RegExp(`\\.${method}\\b`);
  return new RegExp(`(?<![.\\w$'"])${owner.replace('.', '\\.')}\\b`);
}

/** Code that takes a feature away, as if the browser had never had it. */
export function removing(path: string): string {
  const owner = ['globalThis', ...path.split('.')].slice(0, -1).join('.');
  return `delete ${owner}.${path.split('.').at(-1)};\n`;
}
