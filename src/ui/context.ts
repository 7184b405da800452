/** The session for React: a context and a hook for each of its two stores. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { CurvesState } from '../session/curves';
import type { Session, SessionState } from '../session/session';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionContext around it.');
  return session;
}

export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().store, select);
}

/** The laboratory at hand. */
export const useModel = () => useSessionState((state) => state.model);

/** What the learners of the run in sight are called. */
export const useNames = () => useCurves(({ model }) => model.nameOf);

export function useCurves<T>(select: (state: CurvesState) => T): T {
  return useStore(useSession().curves, select);
}
