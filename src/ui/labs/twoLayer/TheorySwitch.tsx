/** Shows and hides the predicted curves of a chart. */
import switches from '../../parts/switch.module.css';

interface Props {
  /** Whether anything is foretold; the switch keeps its place where nothing is, so that nothing moves. */
  readonly there: boolean;
  readonly on: boolean;
  readonly toggle: () => void;
  /** What the curves are, in a sentence. */
  readonly meaning: string;
}

export function TheorySwitch({ there, on, toggle, meaning }: Props) {
  return (
    <span className={switches.switch} style={{ visibility: there ? 'visible' : 'hidden' }}>
      <button type="button" aria-pressed={on} title={meaning} onClick={toggle}>
        theory
      </button>
    </span>
  );
}
