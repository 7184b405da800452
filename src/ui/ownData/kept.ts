/** The person's own table beyond the life of the page: kept in this browser until it is forgotten. */
import { createStore, del, get, set } from 'idb-keyval';
import * as v from 'valibot';
import { create } from 'zustand';
import { tableKept, tableLost, tableUnread } from '../../core/table/missing';
import type { OwnData } from '../../core/table/ownData';
import type { Session } from '../../session/session';
import type { Draft } from './draft';
import type { Kept } from './keptSchema';

interface View {
  /** What was accepted last, to go on from. */
  readonly accepted: Draft | null;
  /** Whether it will be here when the page is loaded anew; null: not known yet. */
  readonly lasting: boolean | null;
}

export const useKept = create<View>(() => ({ accepted: null, lasting: null }));

const store = createStore('alignment-lab', 'own data');
const KEY = 'table';
/** In the storage of this tab: which table it was that it trained on. */
const TAB = 'alignment-lab/table';
/** Some browsers never answer where they are to store nothing. */
const PATIENCE_MS = 2000;

/** Trains on a table, and keeps the text it was made of: the same numbers can be made of it again. */
export async function accept(session: Session, own: OwnData, draft: Draft): Promise<void> {
  useKept.setState({ accepted: draft, lasting: null });
  session.setOwn(own);
  if (!draft.content.ok) return;
  const { file, text, note, reading, content } = draft;
  const id = `${Date.now()} ${Math.random()}`;
  const kept: Kept = { id, file, text, note, reading, choice: content.value.choice };
  markTab({ id, name: own.name });
  const { ok: lasting } = await managed(() => set(KEY, kept, store));
  if (useKept.getState().accepted !== draft) return;
  useKept.setState({ lasting });
  // The one before, if it is still there, would come back in its place.
  if (!lasting) await managed(() => del(KEY, store));
}

export async function forget(session: Session): Promise<void> {
  useKept.setState({ accepted: null, lasting: null });
  session.forgetOwn();
  markTab(null);
  await managed(() => del(KEY, store));
}

/** What reads tables is large, and most pages have none. */
const loadReader = () => import('./restored');

/** Gives the session the table that is kept, and what a link that asks for it is to be told. */
export async function recall(session: Session): Promise<void> {
  const mark = tabMark();
  const read = await managed(() => get<unknown>(KEY, store));
  const reader = read.ok && read.value !== undefined ? await answer(loadReader) : null;
  if (session.store.getState().own) return; // a new one came first
  if (reader && !reader.ok) return session.recallOwn(null, tableUnread);
  const found = reader && read.ok ? reader.value.restored(read.value) : null;
  if (!found) return session.recallOwn(null, mark && tableLost(mark.name));
  useKept.setState({ accepted: found.draft, lasting: true });
  const same = mark?.id === found.id;
  markTab({ id: found.id, name: found.own.name });
  session.recallOwn(found.own, same ? null : tableKept(found.own.name));
}

type Managed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** What became of a request to a storage that may be full, closed, or silent. */
async function managed<T>(request: () => Promise<T>): Promise<Managed<T>> {
  const silence = new Promise<Managed<T>>((resolve) => {
    setTimeout(() => resolve({ ok: false }), PATIENCE_MS);
  });
  return Promise.race([answer(request), silence]);
}

async function answer<T>(request: () => Promise<T>): Promise<Managed<T>> {
  try {
    return { ok: true, value: await request() };
  } catch {
    return { ok: false }; // full or closed: only the browser knows why, and it makes no difference here
  }
}

const markSchema = v.object({ id: v.string(), name: v.string() });
type Mark = v.InferOutput<typeof markSchema>;

function tabMark(): Mark | null {
  try {
    return v.parse(markSchema, JSON.parse(sessionStorage.getItem(TAB) ?? 'null'));
  } catch {
    return null; // none, or storage is closed
  }
}

function markTab(mark: Mark | null): void {
  try {
    if (mark) sessionStorage.setItem(TAB, JSON.stringify(mark));
    else sessionStorage.removeItem(TAB);
  } catch {
    // Storage is closed or full: the tab then does not know its table from another one, and says which it uses.
  }
}
