/** The head of a parameter's control: its name, its help and, where it is not at its default, the way back. */
import { CircleHelp, RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  isTunable,
  nameOf,
  type ParamKey,
  type ParamRow,
  params,
} from '../../models/twoLayer/params';
import { format } from '../../models/twoLayer/parse';
import { useSession, useSessionState } from '../context';
import tool from '../parts/tool.module.css';
import unseen from '../parts/unseen.module.css';
import styles from './control.module.css';

interface Props {
  readonly param: ParamKey;
  /** Of the control that the name labels. */
  readonly id: string;
  /** What stands at the end of the line. */
  readonly children: ReactNode;
}

export function ParamHead({ param, id, children }: Props) {
  const row: ParamRow = params[param];
  const live = useSessionState((state) => state.live) && isTunable(param);
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={styles.head}>
        <span className={styles.title}>
          <label className={styles.name} htmlFor={id} title={row.help}>
            <span>{row.label}</span>{' '}
            {row.kind === 'number' && row.symbol && (
              <i className={styles.symbol} translate="no">
                {row.symbol}
              </i>
            )}
          </label>
          <button
            type="button"
            className={`${tool.tool} ${styles.quiet}`}
            aria-label={`Help: ${nameOf(param)}`}
            aria-expanded={open}
            aria-controls={`${id}-help`}
            onClick={() => setOpen(!open)}
          >
            <CircleHelp aria-hidden="true" />
          </button>
          {live && <span className={styles.live}>live</span>}
          <Default param={param} />
        </span>
        {children}
      </div>
      <p id={`${id}-help`} className={open ? styles.help : unseen.unseen}>
        {row.help}
      </p>
    </>
  );
}

/** Its place is kept while there is nothing to bring back, so that nothing moves. */
function Default({ param }: { readonly param: ParamKey }) {
  const session = useSession();
  const row: ParamRow = params[param];
  const text = String(row.default);
  const changed = useSessionState((state) => format(param, state.experiment[param]) !== text);
  return (
    <button
      type="button"
      className={`${tool.tool} ${styles.quiet} ${styles.default}`}
      aria-label={`Default: ${nameOf(param)}`}
      title={`Back to ${text}`}
      disabled={!changed}
      onClick={() => session.setParam(param, row.default as never)}
    >
      <RotateCcw aria-hidden="true" />
    </button>
  );
}
