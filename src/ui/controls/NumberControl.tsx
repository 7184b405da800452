/** A numeric parameter: a slider to explore, a field for the exact value, and what is wrong with it. */
import { type CSSProperties, useId, useState } from 'react';
import type { NumberRow } from '../../core/schema/rows';
import { valueAt, written } from '../../core/schema/schema';
import { counted } from '../../core/words';
import { useModel, useSession, useSessionState } from '../context';
import field from '../parts/field.module.css';
import control from './control.module.css';
import styles from './NumberControl.module.css';
import { ParamHead } from './ParamHead';
import { logTicks, nearestTick, type Tick } from './ticks';

export function NumberControl({ param, row }: { readonly param: string; readonly row: NumberRow }) {
  const id = useId();
  const value = useSessionState((state) => valueAt(state.experiment, param));
  return (
    <div className={control.control}>
      <ParamHead param={param} id={id}>
        <Field param={param} row={row} />
      </ParamHead>
      <Slider id={id} param={param} row={row} value={value as Tick} />
    </div>
  );
}

interface SliderProps {
  readonly id: string;
  readonly param: string;
  readonly row: NumberRow;
  /** Of a number row: a number or its word. */
  readonly value: Tick;
}

function Slider({ id, param, row, value }: SliderProps) {
  const session = useSession();
  const { schema } = useModel();
  const ticks = row.scale === 'log' ? logTicks(row) : undefined;
  const min = ticks ? 0 : row.min;
  const max = ticks ? ticks.length - 1 : row.max;
  const position = ticks ? nearestTick(ticks, value) : Number(value);
  const set = (text: string) => {
    const parsed = schema.parse(param, text);
    // While the hand moves, every change shows its finished curves at once.
    if (parsed.ok) session.setParam(param, parsed.value, 'full');
  };
  return (
    <input
      id={id}
      className={styles.slider}
      type="range"
      aria-label={schema.nameOf(param)}
      aria-describedby={`${id}-help`}
      aria-valuetext={valueText(row, value)}
      min={min}
      max={max}
      step={1}
      value={position}
      style={{ '--fill': `${((position - min) / (max - min)) * 100}%` } as CSSProperties}
      onChange={({ target }) => set(String(ticks ? ticks[Number(target.value)] : target.value))}
      onDoubleClick={() => set(String(row.default))}
    />
  );
}

/** “1 hidden unit”, “0.5”, “never”. */
function valueText({ integer, unit }: NumberRow, value: Tick): string {
  if (typeof value === 'string' || unit === '') return String(value);
  return integer ? counted(value, unit) : `${value} ${unit}`;
}

/** The exact value as text; takes effect on Enter or on leaving. */
function Field({ param, row }: { readonly param: string; readonly row: NumberRow }) {
  const session = useSession();
  const { schema } = useModel();
  const messageId = useId();
  const inForce = useSessionState((state) => written(valueAt(state.experiment, param)));
  const [draft, setDraft] = useState(inForce);
  const [message, setMessage] = useState<string>();
  const [shown, setShown] = useState(inForce);
  if (shown !== inForce) {
    // The value changed elsewhere (slider, link): it replaces what was typed here.
    setShown(inForce);
    setDraft(inForce);
    setMessage(undefined);
  }

  function commit(): void {
    const parsed = schema.parse(param, draft);
    if (!parsed.ok) return setMessage(`${parsed.message} ${inForce} stays in use.`);
    setMessage(undefined);
    setDraft(written(parsed.value));
    session.setParam(param, parsed.value);
  }

  return (
    <>
      <input
        className={field.field}
        type="text"
        // A phone's decimal keys have neither letters nor the signs of 1e-3.
        inputMode={row.integer && !('word' in row) ? 'numeric' : 'text'}
        autoCapitalize="none"
        autoComplete="off"
        enterKeyHint="done"
        spellCheck={false}
        aria-label={`${schema.nameOf(param)}, exact value`}
        aria-invalid={message !== undefined}
        aria-describedby={message ? messageId : undefined}
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit();
          if (key === 'Escape') {
            setDraft(inForce);
            setMessage(undefined);
          }
        }}
      />
      {message && (
        <p id={messageId} className={styles.message} role="alert">
          {message}
        </p>
      )}
    </>
  );
}
