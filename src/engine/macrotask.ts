/** A pause of one macrotask: messages that wait are delivered, and nothing else is waited for. */

/**
 * Resolves in a macrotask of its own; unlike a timer it is not slowed to 4 ms. Node delivers a thousand messages
 * of one port before it turns to another, but has `setImmediate`; a port that listens would keep its process alive.
 */
export const macrotask: () => Promise<void> = inNode() ?? byMessage();

function inNode(): (() => Promise<void>) | null {
  // A worker of a browser has no such thing, nor does its type.
  const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => unknown };
  return setImmediate ? () => new Promise((resolve) => setImmediate(resolve)) : null;
}

function byMessage(): () => Promise<void> {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
}
