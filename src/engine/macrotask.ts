/** A pause of one macrotask: messages that wait are delivered, and nothing else is waited for. */

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/**
 * Resolves in a macrotask of its own; unlike a timer it is not slowed to 4 ms. Node delivers a thousand messages
 * of one port before it turns to another, but has `setImmediate`.
 */
export function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
