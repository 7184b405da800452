/** A short word on what was just done, which goes by itself. */
import { create } from 'zustand';
import styles from './Toast.module.css';

/** Time to see it, and to read it. */
const SHOWN_MS = 5000;
const LETTER_MS = 60;

const useWord = create<{ readonly word: string }>(() => ({ word: '' }));
let timer: ReturnType<typeof setTimeout> | undefined;

export function toast(word: string): void {
  clearTimeout(timer);
  useWord.setState({ word });
  timer = setTimeout(
    () => useWord.setState({ word: '' }),
    Math.max(SHOWN_MS, LETTER_MS * word.length),
  );
}

/** What goes on beside the page: should it fail, the person is told what did. */
export function beside(work: Promise<void>, failed: string): void {
  work.catch((error: unknown) =>
    toast(`${failed}: ${error instanceof Error ? error.message : String(error)}`),
  );
}

export function Toast() {
  const word = useWord((state) => state.word);
  return (
    <output className={styles.toast} data-shown={word !== ''}>
      {word}
    </output>
  );
}
