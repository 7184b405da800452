/** Opens the page in a browser test as a link does: the real session, worker, address and styles, nothing stood in for. Tests only. */
// Before those of the components: what comes first orders the layers.
import '../styles';
import { afterEach, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import type { Facts } from '../../engine/facts';
import type { Model, Models } from '../../engine/model';
import { facts } from '../../models/facts';
import { models } from '../../models/registry';
import { createTrainer, openWorker, type Wire } from '../../runtime/client';
import { host } from '../../runtime/host';
import type { Event, Port, Request } from '../../runtime/protocol';
import { bindAddressBar } from '../../session/addressBar';
import { keptSpeed } from '../../session/keptSpeed';
import type { RunEnd } from '../../session/runner';
import { createSession, type Session } from '../../session/session';
import { Page } from '../Page';
import type { Theme } from '../theme';
import { useView } from '../view';
import { whenDrawn } from '../whenDrawn';

/** Longer than any run of a test takes, and the compilation of the kernel before the first, on a busy machine. */
const PATIENCE_MS = 50_000;

export type FigureName = 'Loss' | 'Alignment' | 'Weights' | 'Network';

/** A cell of the readout: its text, and the exact number behind it; null where there is none. */
interface Printed {
  readonly text: string;
  readonly value: number | null;
}

/** What can be asked of an open page; its locators are those of `vitest/browser`. */
export interface OpenPage {
  readonly session: Session;
  /** Resolves once the run is at its end and all of it is drawn: how it ended. */
  finished(): Promise<RunEnd>;
  /** A figure: its card. */
  figure(name: string): HTMLElement;
  /** A learner's row of the readout by the heads of the columns. */
  readout(learner: string): Readonly<Record<string, Printed>>;
  /** The texts of the notices in sight, top to bottom. */
  notices(): readonly string[];
  /** All that matches a selector. */
  all<E extends Element = HTMLElement>(selector: string): readonly E[];
  /** The one thing that matches. */
  one<E extends Element = HTMLElement>(selector: string): E;
}

const closings: (() => void)[] = [];

afterEach(() => {
  for (const close of closings.splice(0)) close();
  localStorage.clear();
  sessionStorage.clear();
  useView.setState(useView.getInitialState(), true);
});

interface Options {
  readonly theme?: Theme;
  /** A laboratory beside those that there are; all are trained in this thread then. */
  readonly lab?: { readonly facts: Facts; readonly model: Model };
}

/** Opens the page with a fragment such as `p=20&n=8&steps=40`; its run starts, at full speed unless it names another. */
export async function openApp(
  fragment = '',
  { theme = 'light', lab }: Options = {},
): Promise<OpenPage> {
  localStorage.setItem('alignment-lab/theme', theme);
  const speed = fragment.includes('speed=') ? [] : ['speed=full'];
  const fields = [...fragment.split('&').filter((field) => field !== ''), ...speed];
  history.replaceState(null, '', `#${fields.join('&')}`);

  const wires: Wire[] = [];
  const openWire = () => {
    const wire = lab
      ? inThisThread({ ...models, [lab.model.id]: async () => lab.model })
      : openWorker();
    wires.push(wire);
    return wire;
  };
  const [first, ...others] = facts;
  const session = createSession(createTrainer(openWire), keptSpeed(false), whenDrawn, [
    first,
    ...others,
    ...(lab ? [lab.facts] : []),
  ]);
  const unbind = bindAddressBar(session, window, true);
  closings.push(() => {
    unbind();
    for (const wire of wires) wire.terminate();
  });
  const { container } = await render(<Page session={session} />);

  const all = <E extends Element>(selector: string): readonly E[] => [
    ...container.querySelectorAll<E>(selector),
  ];
  function one<E extends Element>(selector: string): E {
    const [found, ...more] = all<E>(selector);
    if (!found || more.length > 0) throw new Error(`${more.length + 1} of “${selector}”, not 1.`);
    return found;
  }
  return {
    session,
    all,
    one,
    async finished() {
      const end = await vi.waitFor(() => endOf(session), { timeout: PATIENCE_MS, interval: 20 });
      await new Promise<void>(whenDrawn);
      return end;
    },
    figure: (name) => one(`figure[aria-label="${name}"]`),
    readout(learner) {
      const cells = all(`.Readout_readout tr[data-learner="${learner}"] > *`);
      const heads = all('.Readout_readout thead th').map(textOf);
      return Object.fromEntries(heads.map((head, index) => [head, printed(cells[index])]));
    },
    notices: () => all('.Notices_notice > div').map(textOf),
  };
}

/** The real host at the other end of a message channel. */
function inThisThread(known: Models): Wire {
  const { port1, port2 } = new MessageChannel();
  host(port2 as Port<Event, Request>, 2 ** 30, known); // its two ends carry these
  return Object.assign(port1, { onerror: null, terminate: () => port1.close() });
}

function endOf({ store }: Session): RunEnd {
  const { run } = store.getState();
  if (run.status === 'done' || run.status === 'failed') return run;
  throw new Error(`The run is still ${run.status}.`);
}

function printed(cell: Element): Printed {
  const value = cell.querySelector('data')?.value;
  return { text: textOf(cell), value: value === undefined ? null : Number(value) };
}

/** A text as it is seen, without what only a screen reader or a narrow screen has. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element; // of an element
  for (const unseen of copy.querySelectorAll('.unseen_unseen, .Readout_nameShort')) unseen.remove();
  return copy.textContent.trim().replaceAll(/\s+/g, ' ');
}
