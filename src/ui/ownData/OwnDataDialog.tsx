/** The dialog that makes data of a table: nothing of the experiment changes before it is accepted. */
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { grouped } from '../../core/grouped';
import { type Choice, columnsAs } from '../../core/table/choice';
import type { OwnData } from '../../core/table/ownData';
import { listed, quoted, type Read, refused } from '../../core/table/problems';
import { type Taken, take } from '../../core/table/take';
import { counted } from '../../core/words';
import type { Facts } from '../../engine/facts';
import { useModel } from '../context';
import { Dialog } from '../Dialog';
import button from '../parts/button.module.css';
import { beside } from '../Toast';
import { ColumnTable } from './ColumnTable';
import { type Chosen, chosenIn, type Draft, draftOfFile, draftOfText, readAgain } from './draft';
import styles from './OwnDataDialog.module.css';
import { TableOptions } from './TableOptions';
import { TableReading } from './TableReading';
import { TableSource } from './TableSource';

interface Props {
  /** What was accepted last, to go on from. */
  readonly initial: Draft | null;
  readonly onAccept: (own: OwnData, draft: Draft) => void;
  /** The dialog is to go, after an acceptance too. */
  readonly onClose: () => void;
}

export function OwnDataDialog({ initial, onAccept, onClose }: Props) {
  const first = useRef<HTMLButtonElement>(null);
  const { draft, setDraft, readFile } = useDraft(initial);
  const over = useDrop(readFile);
  const use = useModel().table;
  const content = draft?.content;
  const taken = useMemo(
    () => content && (content.ok ? takenFor(use, content.value) : content),
    [content, use],
  );
  const notes = [draft?.note ?? null, ...(taken?.ok ? taken.value.notes : [])].filter(
    (note) => note !== null,
  );
  const chosen = content?.ok ? content.value : null;
  const choose = (choice: Choice) => draft && setDraft(chosenIn(draft, choice));

  return (
    <Dialog title="Your own data" open onClose={onClose} wide holdsWork first={first}>
      <div className={styles.body}>
        <TableSource
          first={first}
          over={over}
          pasted={draft?.file === null ? draft.text : ''}
          onFile={readFile}
          onPaste={(text) => setDraft(draftOfText(text))}
        />
        {chosen && <Shape chosen={chosen} />}
        {draft?.text && (
          <TableReading draft={draft} onReading={(change) => setDraft(readAgain(draft, change))} />
        )}
        {chosen && (
          <>
            <ColumnTable {...chosen} onChoice={choose} />
            <TableOptions chosen={chosen} tests={testsIn(use)} onChoice={choose} />
          </>
        )}
      </div>
      <div className={styles.verdict}>
        <div role="alert">
          {taken && !taken.ok && (
            <ul className={styles.problems}>
              {taken.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
        </div>
        <div role="status" className={styles.result}>
          {taken?.ok && <Result own={taken.value.own} tests={testsIn(use)} notes={notes} />}
        </div>
      </div>
      <div className={styles.buttons}>
        <button type="button" className={button.button} onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          className={`${button.button} ${button.primary}`}
          disabled={!taken?.ok}
          onClick={() => {
            if (!draft || !taken?.ok) return;
            onAccept(taken.value.own, draft);
            onClose();
          }}
        >
          Train on it
        </button>
      </div>
    </Dialog>
  );
}

type Use = Facts['table'];

const testsIn = (use: Use) => use?.tests ?? false;

/** What is taken of it for the laboratory at hand, or what stands in the way there. */
function takenFor(use: Use, { table, choice }: Chosen): Read<Taken> {
  const taken = take(table, testsIn(use) ? choice : { ...choice, testShare: 0 });
  const problem = taken.ok ? use?.problemIn(taken.value.own) : null;
  return problem ? refused(problem) : taken;
}

/** The draft, and how a file becomes one; a file that is read slowly does not replace what came after it. */
function useDraft(initial: Draft | null) {
  const [draft, keep] = useState(initial);
  const changes = useRef(0);
  const setDraft = (next: Draft | null) => {
    changes.current += 1;
    keep(next);
  };
  const readFile = (file: File) => beside(read(file), `${quoted(file.name)} could not be read`);
  const read = async (file: File) => {
    changes.current += 1;
    const change = changes.current;
    const content = await draftOfFile(file);
    if (change === changes.current) keep(content);
  };
  return { draft, setDraft, readFile };
}

/** Whether a file hovers over the page. It may be dropped anywhere: beside the dialog the browser would leave the page for it. */
function useDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const onDragOver = useEffectEvent((event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  });
  const onDrop = useEffectEvent((event: DragEvent) => {
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    onFile(file);
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragover', (event) => onDragOver(event), { signal });
    window.addEventListener('dragleave', () => setOver(false), { signal });
    window.addEventListener('drop', (event) => onDrop(event), { signal });
    return () => listening.abort();
  }, []);
  return over;
}

function Shape({ chosen: { table, choice } }: { readonly chosen: Chosen }) {
  const targets = columnsAs('target', table, choice).map(({ name }) => name);
  const size = `${counted(table.lines.length, 'row')} × ${counted(table.columns.length, 'column')}`;
  return (
    <p className={styles.shape}>
      <b>{table.name}</b>
      <span>{`${size}${targets.length > 0 ? `, target ${listed(targets)}` : ''}`}</span>
    </p>
  );
}

interface ResultProps {
  readonly own: OwnData;
  /** Whether rows that are held out are tested on. */
  readonly tests: boolean;
  readonly notes: readonly string[];
}

function Result({ own, tests, notes }: ResultProps) {
  const { inputs, outputs, classes, trainRows, testRows } = own;
  const targets = classes
    ? counted(outputs.length, 'class', 'classes')
    : counted(outputs.length, 'output');
  const held =
    testRows > 0 ? `${grouped(testRows)} to test on, chosen by the seed` : 'none to test on';
  const rows = `${counted(trainRows, 'row')} to train on${tests ? `, ${held}` : ''}.`;
  return (
    <>
      <p>{`${counted(inputs.length, 'input')} → ${targets}; ${rows}`}</p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  );
}
