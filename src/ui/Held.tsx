/** What a person is asked while a run is held by a setback, and the answers on offer. */
import { grouped } from '../core/grouped';
import type { BackendId } from '../engine/choice';
import type { Question } from '../engine/run';
import { useSession } from './context';
import { wordsFor } from './failures';
import { backendName } from './format';
import styles from './Held.module.css';
import button from './parts/button.module.css';

/** How each computes, for one who has to choose. */
const MANNER: Record<BackendId, string> = {
  webgl: 'on the graphics device',
  simd: 'on the processor, which may be slower',
  reference: 'by plain code, which is many times slower',
};

export function Held({ question }: { readonly question: Question }) {
  const { answer } = useSession();
  const { failure, waiting, next } = question;
  return (
    <>
      <p>
        <b>{wordsFor(failure).what}</b> <span>{heldAt(question)}</span>
      </p>
      {next && <p>{otherWay(question, next)}</p>}
      <div className={styles.answers}>
        {waiting && (
          <button
            type="button"
            className={`${button.button} ${button.primary}`}
            onClick={() => answer('wait')}
          >
            Keep waiting
          </button>
        )}
        <button type="button" className={button.button} onClick={() => answer('again')}>
          Try again
        </button>
        {next && (
          <button type="button" className={button.button} onClick={() => answer('next')}>
            {`Use ${backendName(next.id)} in ${next.precision}`}
          </button>
        )}
      </div>
    </>
  );
}

function heldAt({ step, waiting }: Question): string {
  const where = step === 0 ? 'before its first step' : `at step ${grouped(step)}`;
  const how = waiting
    ? 'It goes on by itself as soon as the worker answers.'
    : 'Nothing is lost: it can go on from there.';
  return `The run is held ${where}. ${how}`;
}

function otherWay({ on }: Question, next: NonNullable<Question['next']>): string {
  const other = on && on.precision !== next.precision ? `, no longer ${on.precision}` : '';
  return `It could also go on with ${backendName(next.id)} in ${next.precision}${other}: ${MANNER[next.id]}.`;
}
