/** One of a few, all in sight: what a figure shows. */
import switches from '../parts/switch.module.css';

interface Props<Option extends string> {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: Option;
  readonly choose: (option: Option) => void;
}

export function Switch<Option extends string>(props: Props<Option>) {
  const { label, options, chosen, choose } = props;
  return (
    <fieldset className={switches.switch} aria-label={label}>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === chosen}
          onClick={() => choose(option)}
        >
          {option}
        </button>
      ))}
    </fieldset>
  );
}
