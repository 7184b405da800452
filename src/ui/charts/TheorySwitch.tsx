/** Shows and hides the predicted curves of a chart. */
interface Props {
  readonly on: boolean;
  readonly toggle: () => void;
  /** What the curves are, in a sentence. */
  readonly meaning: string;
}

export function TheorySwitch({ on, toggle, meaning }: Props) {
  return (
    <span className="switch">
      <button type="button" aria-pressed={on} title={meaning} onClick={toggle}>
        theory
      </button>
    </span>
  );
}
