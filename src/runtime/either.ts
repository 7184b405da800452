/** A signal that is aborted as soon as one of two is: `AbortSignal.any`, which many browsers in use do not have. */

export function either(first: AbortSignal, second: AbortSignal): AbortSignal {
  const joined = new AbortController();
  for (const signal of [first, second]) {
    if (signal.aborted) joined.abort(signal.reason);
    const pass = () => joined.abort(signal.reason);
    signal.addEventListener('abort', pass, { once: true, signal: joined.signal });
  }
  return joined.signal;
}
