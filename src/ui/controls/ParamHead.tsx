/** The head of a parameter's control: its name, its help and, where it is not at its default, the way back. */
import { CircleHelp, RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { valueAt, written } from '../../core/schema/schema';
import { useModel, useSession, useSessionState } from '../context';
import tool from '../parts/tool.module.css';
import unseen from '../parts/unseen.module.css';
import styles from './control.module.css';

interface Props {
  readonly param: string;
  /** Of the control that the name labels. */
  readonly id: string;
  /** What stands at the end of the line. */
  readonly children: ReactNode;
}

export function ParamHead({ param, id, children }: Props) {
  const model = useModel();
  const row = model.schema.row(param);
  const live = useSessionState((state) => state.live) && model.isTunable(param);
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={styles.head}>
        <span className={styles.title}>
          <label className={styles.name} htmlFor={id} title={row.help}>
            <span>{row.label}</span>{' '}
            {row.symbol && (
              <i className={styles.symbol} translate="no">
                {row.symbol}
              </i>
            )}
          </label>
          <button
            type="button"
            className={`${tool.tool} ${styles.quiet}`}
            aria-label={`Help: ${model.schema.nameOf(param)}`}
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
function Default({ param }: { readonly param: string }) {
  const session = useSession();
  const { schema } = useModel();
  const row = schema.row(param);
  const text = String(row.default);
  const changed = useSessionState((state) => written(valueAt(state.experiment, param)) !== text);
  return (
    <button
      type="button"
      className={`${tool.tool} ${styles.quiet} ${styles.default}`}
      aria-label={`Default: ${schema.nameOf(param)}`}
      title={`Back to ${text}`}
      disabled={!changed}
      onClick={() => session.setParam(param, row.default)}
    >
      <RotateCcw aria-hidden="true" />
    </button>
  );
}
