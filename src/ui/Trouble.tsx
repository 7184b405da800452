/** In place of what cannot be shown: what happened and what to do, never a blank page. */
import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import button from './parts/button.module.css';
import card from './parts/card.module.css';
import styles from './Trouble.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

export function Trouble({ title, children }: Props) {
  return (
    <section className={`${card.card} ${styles.trouble}`} role="alert">
      <h2>{title}</h2>
      {children}
      <button
        type="button"
        className={`${button.button} ${button.primary}`}
        onClick={() => location.reload()}
      >
        Reload
      </button>
    </section>
  );
}

/** For a bug in the page itself. */
export function PageTrouble({ error }: FallbackProps) {
  return (
    <Trouble title="Alignment Lab stopped">
      <p>{`Something went wrong in the page: ${messageOf(error)}`}</p>
      <p>Your settings are in the address bar: reload the page to start again with them.</p>
    </Trouble>
  );
}

interface GuardedProps {
  /** What stops where it breaks: “This figure”. */
  readonly what: string;
  /** The class that puts it in its place on the page. */
  readonly place?: 'bar' | 'rail' | 'guide';
  readonly children: ReactNode;
}

/** A part of the page that breaks alone, for a bug or for what a browser's extension did to it: the run goes on. */
export function Guarded({ what, place, children }: GuardedProps) {
  return (
    <ErrorBoundary
      fallbackRender={({ error, resetErrorBoundary }) => (
        <section className={`${card.card} broken ${place ?? ''}`} role="alert">
          <p>{`${what} stopped: ${messageOf(error)}`}</p>
          <button type="button" className={button.button} onClick={resetErrorBoundary}>
            Show it again
          </button>
        </section>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
