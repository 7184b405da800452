/** The choice of data, with the person's own table under it. */
import { useState } from 'react';
import { grouped } from '../../experiment/grouped';
import { type ChoiceRow, params } from '../../experiment/params';
import { useSession, useSessionState } from '../context';
import { ChoiceControl } from '../controls/ChoiceControl';
import type { Draft } from './draft';
import { OwnDataDialog } from './OwnDataDialog';

const row: ChoiceRow = params.data;

export function DataControl() {
  const session = useSession();
  const own = useSessionState((state) => state.own);
  const inUse = useSessionState((state) => state.experiment.data === 'own');
  const [open, setOpen] = useState(false);
  const [accepted, setAccepted] = useState<Draft | null>(null);
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
      {inUse && own && (
        <div className="own-summary">
          <p>
            <b title={own.name} translate="no">
              {own.name}
            </b>
            <span title="training rows × inputs → outputs" translate="no">
              {`${grouped(own.trainRows)} × ${grouped(own.inputs.length)} → ${own.outputs.length}`}
            </span>
          </p>
          <button type="button" className="button" onClick={() => setOpen(true)}>
            Change…
          </button>
        </div>
      )}
      {open && (
        <OwnDataDialog
          initial={accepted}
          onAccept={(table, draft) => {
            setAccepted(draft);
            session.setOwn(table);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
