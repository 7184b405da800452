/** The choice of data, with the person's own table under it. */
import { useState } from 'react';
import { grouped } from '../../core/grouped';
import type { ChoiceRow } from '../../core/schema/rows';
import { params } from '../../models/twoLayer/params';
import { useSession, useSessionState } from '../context';
import { ChoiceControl } from '../controls/ChoiceControl';
import button from '../parts/button.module.css';
import { beside } from '../Toast';
import styles from './DataControl.module.css';
import { accept, forget, useKept } from './kept';
import { OwnDataDialog } from './OwnDataDialog';

const row: ChoiceRow = params.data;

export function DataControl() {
  const session = useSession();
  const own = useSessionState((state) => state.own);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ChoiceControl
        param="data"
        row={row}
        instead={(text) => {
          const needed = text === 'own' && !own;
          if (needed) setOpen(true);
          return needed;
        }}
      />
      <TableInUse onChange={() => setOpen(true)} />
      {open && (
        <OwnDataDialog
          initial={useKept.getState().accepted}
          onAccept={(table, draft) =>
            beside(accept(session, table, draft), 'The table could not be kept')
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function TableInUse({ onChange }: { readonly onChange: () => void }) {
  const session = useSession();
  const own = useSessionState((state) => state.own);
  const inUse = useSessionState((state) => state.experiment.data === 'own');
  const lasting = useKept((kept) => kept.lasting);
  if (!inUse || !own) return null;
  return (
    <div className={styles.summary} data-lasting={lasting}>
      <p>
        <b title={own.name} translate="no">
          {own.name}
        </b>
        <span title="training rows × inputs → outputs" translate="no">
          {`${grouped(own.trainRows)} × ${grouped(own.inputs.length)} → ${own.outputs.length}`}
        </span>
      </p>
      <div className={styles.deeds}>
        <button type="button" className={button.button} onClick={onChange}>
          Change…
        </button>
        <button
          type="button"
          className={button.button}
          title="Removes the table from this browser"
          onClick={() => beside(forget(session), 'The table could not be forgotten')}
        >
          Forget
        </button>
      </div>
      {lasting === false && (
        <p role="status" className={styles.passing}>
          This browser could not keep the table: it lasts as long as this page.
        </p>
      )}
    </div>
  );
}
