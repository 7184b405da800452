/** A pause of one macrotask: messages that wait are delivered, and nothing else is waited for. */

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Resolves in a macrotask of its own; unlike a timer it is not slowed to 4 ms. */
export function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
