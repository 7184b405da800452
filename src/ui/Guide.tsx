/** The panel beside the charts: what there is to see in this experiment, and what to try. */
import { X } from 'lucide-react';
import { AboutLink } from './About';
import { useModel } from './context';
import styles from './Guide.module.css';
import { useLab } from './labs/labs';
import title from './parts/title.module.css';
import tool from './parts/tool.module.css';
import { setView } from './view';

interface Props {
  readonly id: string;
  readonly open: boolean;
}

export function Guide({ id, open }: Props) {
  const { question, GuideText, GuideTerms } = useLab(useModel());
  return (
    <aside id={id} className={`guide ${styles.guide}`} aria-label="Guide" hidden={!open}>
      <div className={styles.head}>
        <h2 className={`${title.title} ${styles.title}`}>Guide</h2>
        <button
          type="button"
          className={tool.tool}
          aria-label="Close the guide"
          onClick={() => setView({ guide: false })}
        >
          <X aria-hidden="true" />
        </button>
      </div>
      <p className={styles.question}>{question}</p>
      {GuideText && <GuideText />}
      <h3 className={`${title.title} ${styles.title}`}>In the charts</h3>
      <GuideTerms />
      <AboutLink />
    </aside>
  );
}
