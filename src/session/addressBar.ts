/** Keeps the address bar and the session in step: the fragment holds the experiment. */
import { decode } from '../core/schema/link';
import { linkOf, type Session } from './session';

/** What is needed of a browser window. */
export type AddressWindow = Pick<
  Window,
  'location' | 'history' | 'addEventListener' | 'removeEventListener'
>;

/** Marks the entry of the history beneath one that shows the same experiment: gone back to, it takes on the present link. */
export const BENEATH = 'beneath';

/** A slider being dragged writes the address once, when it rests. */
const WRITE_AFTER_MS = 300;

/** Loads the experiment of the present address, then follows changes both ways. Returns how to stop. */
export function bindAddressBar(session: Session, page: AddressWindow, run: boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = '';

  function read(start: boolean): void {
    written = page.location.hash;
    const { models } = session.store.getState();
    const { model, experiment, problems, speed = null } = decode(written, models);
    const sentences = problems.map(({ what, mended }) => `${what} ${mended}`);
    session.setLinkSpeed(speed);
    session.load(experiment, sentences, start, model);
    clearTimeout(timer); // what was just read need not be written: a bad value stays for its owner to mend
  }

  function write(): void {
    const fragment = linkOf(session.store.getState());
    written = fragment && `#${fragment}`;
    show(page.history.state);
  }

  function show(state: unknown): void {
    const { pathname, search } = page.location;
    page.history.replaceState(state, '', `${pathname}${search}${written}`);
  }

  read(run);
  const unsubscribe = session.store.subscribe((state, before) => {
    if (state.experiment === before.experiment && linkOf(state) === linkOf(before)) return;
    clearTimeout(timer);
    timer = setTimeout(write, WRITE_AFTER_MS);
  });
  const onHashChange = () => {
    if (page.location.hash !== written) read(true);
  };
  // Comes before the hashchange, which then finds nothing to read; and which may come after the next popstate.
  const onPopState = () => {
    if (page.history.state === BENEATH) show(null);
    else onHashChange();
  };
  page.addEventListener('hashchange', onHashChange);
  page.addEventListener('popstate', onPopState);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    page.removeEventListener('hashchange', onHashChange);
    page.removeEventListener('popstate', onPopState);
  };
}
