/** The dialog that makes data of a table: nothing of the experiment changes before it is accepted. */
import { type DragEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { grouped } from '../../experiment/grouped';
import type { OwnData } from '../../experiment/ownData';
import { type Choice, columnsAs } from '../../experiment/ownData/choice';
import { counted, listed } from '../../experiment/ownData/problems';
import { take } from '../../experiment/ownData/take';
import { useBackCloses } from '../back';
import { ColumnTable } from './ColumnTable';
import { type Chosen, type Draft, draftOf, draftOfFile } from './draft';
import { TableOptions } from './TableOptions';
import { TableSource } from './TableSource';

interface Props {
  /** What was accepted last, to go on from. */
  readonly initial: Draft | null;
  readonly onAccept: (own: OwnData, draft: Draft) => void;
  /** The dialog has closed, after an acceptance too. */
  readonly onClose: () => void;
}

export function OwnDataDialog({ initial, onAccept, onClose }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { draft, setDraft, readFile } = useDraft(initial);
  const { over, ...dropping } = useDrop(readFile);
  const content = draft?.content;
  const taken = useMemo(
    () => content && (content.ok ? take(content.value.table, content.value.choice) : content),
    [content],
  );
  const chosen = content?.ok ? content.value : null;
  const choose = (choice: Choice) =>
    draft && chosen && setDraft({ ...draft, content: { ok: true, value: { ...chosen, choice } } });
  // Closing by hand gives the focus back to where it was; removing the open dialog would not.
  const close = () => dialog.current?.close();
  useBackCloses(true, close);

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="own-dialog"
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      {...dropping}
    >
      <h2 id={`${id}-title`}>Your own data</h2>
      <div className="own-body">
        <TableSource
          over={over}
          pasted={draft?.file === null ? draft.text : ''}
          onFile={readFile}
          onPaste={(text) => setDraft(text.trim() === '' ? null : draftOf(null, text))}
        />
        {draft && chosen && (
          <>
            <Shape chosen={chosen} />
            <ColumnTable {...chosen} onChoice={choose} />
            <TableOptions
              chosen={chosen}
              onChoice={choose}
              onNamed={(named) => setDraft(draftOf(draft.file, draft.text, named))}
            />
          </>
        )}
      </div>
      <div className="own-verdict">
        <div role="alert">
          {taken && !taken.ok && (
            <ul className="own-problems">
              {taken.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
        </div>
        <div role="status" className="own-result">
          {taken?.ok && <Result own={taken.value.own} notes={taken.value.notes} />}
        </div>
      </div>
      <div className="own-buttons">
        <button type="button" className="button" onClick={close}>
          Cancel
        </button>
        <button
          type="button"
          className="button primary"
          disabled={!taken?.ok}
          onClick={() => {
            if (!draft || !taken?.ok) return;
            onAccept(taken.value.own, draft);
            close();
          }}
        >
          Train on it
        </button>
      </div>
    </dialog>
  );
}

/** The draft, and how a file becomes one; a file that is read slowly does not replace what came after it. */
function useDraft(initial: Draft | null) {
  const [draft, keep] = useState(initial);
  const changes = useRef(0);
  const setDraft = (next: Draft | null) => {
    changes.current += 1;
    keep(next);
  };
  const readFile = async (file: File) => {
    changes.current += 1;
    const change = changes.current;
    const read = await draftOfFile(file);
    if (change === changes.current) keep(read);
  };
  return { draft, setDraft, readFile };
}

/** A file may be dropped anywhere in the dialog. */
function useDrop(onFile: (file: File) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (!file) return;
      event.preventDefault();
      onFile(file);
    },
  };
}

function Shape({ chosen: { table, choice } }: { readonly chosen: Chosen }) {
  const targets = columnsAs('target', table, choice).map(({ name }) => name);
  return (
    <p className="own-shape">
      <b>{table.name}</b>
      <span>
        {counted(table.lines.length, 'row')} × {grouped(table.columns.length)} columns
        {targets.length > 0 && `, target ${listed(targets)}`}
      </span>
    </p>
  );
}

function Result({ own, notes }: { readonly own: OwnData; readonly notes: readonly string[] }) {
  const { inputs, outputs, classes, trainRows, testRows } = own;
  const targets = classes ? `${outputs.length} classes` : counted(outputs.length, 'output');
  return (
    <>
      <p>
        {counted(inputs.length, 'input')} → {targets}; {counted(trainRows, 'row')} to train on,{' '}
        {grouped(testRows)} to test on, chosen by the seed.
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  );
}
