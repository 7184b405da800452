/** WebKitGTK, by the plain requests of W3C WebDriver, on a display of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect } from '@playwright/test';
import type { WebKit } from '../browser.mjs';
import { type Driver, type Key, SIZE } from './driver';

/** The code points that stand for keys: https://www.w3.org/TR/webdriver/#keyboard-actions. */
const KEYS: Record<Key, string> = { ArrowRight: '\uE014', Enter: '\uE007' };
/** The name of an element’s id in answers. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export async function webkit({ driver, browser, display }: WebKit): Promise<Driver> {
  const started: ChildProcess[] = [];
  const stop = () => {
    for (const each of started.splice(0).reverse()) each.kill();
  };
  process.once('exit', stop); // a test that is out of time closes nothing
  try {
    const screen = spawn(
      display,
      ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    started.push(screen);
    const [number] = await once(screen.stdout, 'data');
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      // Its sandbox refuses root, and the only page it opens is ours.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    };
    started.push(spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' }));
    return await session(`http://127.0.0.1:${port}`, browser, stop);
  } catch (error) {
    stop();
    throw error;
  }
}

async function session(server: string, binary: string, stop: () => void): Promise<Driver> {
  const answers = () =>
    fetch(`${server}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(answers).toBe(true);
  const options = { binary, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const { sessionId } = await request('POST', `${server}/session`, { capabilities });
  const own = `${server}/session/${sessionId}`;
  const post = (command: string, body: object) => request('POST', `${own}/${command}`, body);
  await post('window/rect', SIZE);

  const run: Driver['evaluate'] = (work, argument) =>
    post('execute/sync', { script: `return (${work})(...arguments)`, args: [argument ?? null] });
  const click = async (place: string) => {
    const element = await post('element', { using: 'xpath', value: place });
    await post(`element/${element[ELEMENT]}/click`, {});
  };
  const keys = async (all: readonly string[]) => {
    const actions = all.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  };
  return {
    goto: async (url) => {
      await post('url', { url });
      await run(listen, null);
    },
    evaluate: run,
    click,
    press: (key) => keys([KEYS[key]]),
    type: (text) => keys([...text].map((each) => (each === '\n' ? KEYS.Enter : each))),
    choose: (place, value) => click(`${place}/option[@value="${value}"]`),
    noise: () => run(heard, null),
    close: async () => {
      await request('DELETE', own).finally(stop);
    },
  };
}

/** In the page, once it is loaded: WebDriver itself hears nothing of the console. */
function listen() {
  const noise: string[] = [];
  Object.assign(window, { noise });
  window.addEventListener('error', ({ message }) => noise.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) => noise.push(String(reason)));
  for (const kind of ['error', 'warn'] as const) {
    console[kind] = (...all) => noise.push(all.join(' '));
  }
}

function heard() {
  // Put there by `listen`.
  return (window as unknown as { noise: string[] }).noise;
}

/** The value that is answered, or the error thrown. Its type is the command’s, as the standard has it. */
async function request(method: string, address: string, body?: object) {
  const response = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
