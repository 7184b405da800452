/** Where a table comes from: a file that is chosen, or text that is pasted. */
import { FileUp } from 'lucide-react';
import { type RefObject, useId, useRef } from 'react';
import { LIMITS } from '../../core/table/limits';
import button from '../parts/button.module.css';
import styles from './TableSource.module.css';

interface Props {
  /** The button that asks for a file. */
  readonly first: RefObject<HTMLButtonElement | null>;
  /** Whether a file hovers over the page. */
  readonly over: boolean;
  readonly pasted: string;
  readonly onFile: (file: File) => void;
  readonly onPaste: (text: string) => void;
}

export function TableSource({ first, over, pasted, onFile, onPaste }: Props) {
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.source} data-over={over}>
      <div className={styles.pick}>
        <button
          ref={first}
          type="button"
          className={button.button}
          aria-describedby={`${id}-limits`}
          onClick={() => picker.current?.click()}
        >
          <FileUp aria-hidden="true" /> <span>Choose a CSV file…</span>
        </button>
        <input
          ref={picker}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-label="CSV file"
          hidden
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) onFile(file);
            target.value = ''; // so that the same file can be chosen again
          }}
        />
        <label htmlFor={id}>or drop one here, or paste rows:</label>
      </div>
      <textarea
        id={id}
        className={styles.paste}
        aria-label="Paste rows"
        rows={3}
        spellCheck={false}
        autoComplete="off"
        wrap="off"
        placeholder={'size,age,price\n70,12,310\n54,30,228'}
        value={pasted}
        onChange={({ target }) => onPaste(target.value)}
      />
      <p id={`${id}-limits`} className={styles.limits}>
        {`${LIMITS} It stays in this browser, and only there, until you forget it.`}
      </p>
    </div>
  );
}
