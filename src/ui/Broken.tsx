/** What is shown when the page itself fails: what happened and what to do, never a blank page. */
import type { FallbackProps } from 'react-error-boundary';

export function Broken({ error }: FallbackProps) {
  return (
    <main className="broken" role="alert">
      <h1>Alignment Lab stopped</h1>
      <p>
        Something went wrong in the page: {error instanceof Error ? error.message : String(error)}
      </p>
      <p>Your experiment is in the address bar: reload the page to start it again.</p>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        Reload
      </button>
    </main>
  );
}
