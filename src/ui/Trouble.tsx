/** In place of what cannot be shown: what happened and what to do, never a blank page. */
import type { ReactNode } from 'react';
import type { FallbackProps } from 'react-error-boundary';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

export function Trouble({ title, children }: Props) {
  return (
    <section className="trouble card" role="alert">
      <h2>{title}</h2>
      {children}
      <button type="button" className="button primary" onClick={() => location.reload()}>
        Reload
      </button>
    </section>
  );
}

/** For a bug in the page itself. */
export function PageTrouble({ error }: FallbackProps) {
  return (
    <Trouble title="Alignment Lab stopped">
      <p>
        Something went wrong in the page: {error instanceof Error ? error.message : String(error)}
      </p>
      <p>Your experiment is in the address bar: reload the page to start it again.</p>
    </Trouble>
  );
}
