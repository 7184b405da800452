/** The page around a session: what React renders, and what stands there when it breaks. */
import { StrictMode, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { Session } from '../session/session';
import { App } from './App';
import { SessionContext } from './context';
import { PageTrouble } from './Trouble';
import { openView } from './view';

export function Page({ session }: { readonly session: Session }) {
  useState(openView);
  return (
    <StrictMode>
      <ErrorBoundary FallbackComponent={PageTrouble}>
        <SessionContext value={session}>
          <App />
        </SessionContext>
      </ErrorBoundary>
    </StrictMode>
  );
}
