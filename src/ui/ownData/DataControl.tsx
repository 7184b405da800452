/** The choice of data, with the person's own table under it. */
import { useState } from 'react';
import { grouped } from '../../core/grouped';
import type { ChoiceRow } from '../../core/schema/rows';
import { useModel, useSession, useSessionState } from '../context';
import { ChoiceControl } from '../controls/ChoiceControl';
import button from '../parts/button.module.css';
import { beside } from '../Toast';
import styles from './DataControl.module.css';
import { accept, forget, useKept } from './kept';
import type { OwnDataDialog } from './OwnDataDialog';

/** With all that reads tables: loaded when it is wanted first. */
let loaded: typeof OwnDataDialog | undefined;

async function load(): Promise<typeof OwnDataDialog> {
  ({ OwnDataDialog: loaded } = await import('./OwnDataDialog'));
  return loaded;
}

const NOT_LOADED =
  'The dialog for tables did not arrive. Check the connection and try again, or reload the page';

interface Props {
  readonly param: string;
  readonly row: ChoiceRow;
}

export function DataControl({ param, row }: Props) {
  const session = useSession();
  const { table } = useModel();
  const own = useSessionState((state) => state.own);
  const [Dialog, setDialog] = useState<typeof OwnDataDialog | null>(null);
  const open = () => {
    if (loaded) setDialog(() => loaded ?? null);
    else
      beside(
        load().then((dialog) => setDialog(() => dialog)),
        NOT_LOADED,
      );
  };
  return (
    <>
      <ChoiceControl
        param={param}
        row={row}
        instead={(text) => {
          const { experiment } = session.store.getState();
          const wanted = table?.wantedBy({ ...experiment, [param]: text }) ?? false;
          const needed = wanted && (!own || table?.problemIn(own) !== null);
          if (needed) open();
          return needed;
        }}
      />
      <TableInUse onChange={open} />
      {Dialog && (
        <Dialog
          initial={useKept.getState().accepted}
          onAccept={(table, draft) =>
            beside(accept(session, table, draft), 'The table could not be kept')
          }
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

function TableInUse({ onChange }: { readonly onChange: () => void }) {
  const session = useSession();
  const own = useSessionState((state) => state.own);
  const inUse = useSessionState(({ model, experiment }) => model.table?.wantedBy(experiment));
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
