/** The panel beside the charts: what there is to see in this experiment, and what to try. */
import { X } from 'lucide-react';
import type { ParamKey } from '../experiment/params';
import { format, parse } from '../experiment/parse';
import { presetOf } from '../experiment/presets';
import { AboutLink } from './About';
import { useSession, useSessionState } from './context';
import { isOpening, OPENING_NAME, PresetText } from './PresetSelect';
import { setView } from './view';

/** What the page is, in a sentence. */
export const QUESTION = 'Can a network learn when its errors travel back through random weights?';

interface Props {
  readonly id: string;
  readonly open: boolean;
}

export function Guide({ id, open }: Props) {
  return (
    <aside id={id} className="guide" aria-label="Guide" hidden={!open}>
      <div className="guide-head">
        <h2 className="rail-title">Guide</h2>
        <button
          type="button"
          className="tool"
          aria-label="Close the guide"
          onClick={() => setView({ guide: false })}
        >
          <X aria-hidden="true" />
        </button>
      </div>
      <p className="guide-question">{QUESTION}</p>
      <Text />
      <h3 className="rail-title">In the charts</h3>
      <dl className="guide-terms">
        <dt>Loss</dt>
        <dd>A straight fall on the log scale is exponential: convergence.</dd>
        <dt>Alignment</dt>
        <dd>The angle between b, which carries the error back, and β. 90° is no alignment.</dd>
        <dt>Weights</dt>
        <dd>One dot a hidden unit. A cloud that tilts is alignment.</dd>
        <dt>Network</dt>
        <dd>Forward through β; the error returns through b, or through β in backpropagation.</dd>
      </dl>
      <AboutLink />
    </aside>
  );
}

function Text() {
  const experiment = useSessionState((state) => state.experiment);
  const found = presetOf(experiment);
  if (found) {
    return (
      <>
        <h3>{found.preset.name}</h3>
        <PresetText {...found} />
      </>
    );
  }
  return (
    <>
      <h3>{isOpening(experiment) ? OPENING_NAME : 'Your own settings'}</h3>
      <p>
        Three networks begin alike. <b>Backpropagation</b> sends the error back through the output
        weights β. <b>Feedback alignment</b> sends it through random weights b, which never change,
        and learns all the same. With <b>weight decay λ</b>, β forgets where it began and turns
        toward b; once the decay stops at step T, the loss falls to zero at the angle that is left.
      </p>
      <Suggestions />
    </>
  );
}

interface Suggestion {
  readonly label: string;
  readonly param: ParamKey;
  readonly text: string;
  readonly shows: string;
}

const SUGGESTIONS: readonly Suggestion[] = [
  { label: 'p = 10', param: 'p', text: '10', shows: 'narrow: even plain FA aligns' },
  { label: 'p = 10 000', param: 'p', text: '10000', shows: 'wide: plain FA stays at 90°' },
  { label: 'λ = 0', param: 'lambda', text: '0', shows: 'no decay, no alignment' },
  { label: 'λ = 15', param: 'lambda', text: '15', shows: 'more decay, a smaller angle' },
  { label: 'T = never', param: 'until', text: 'never', shows: 'decay keeps the loss up' },
];

/** Each sets one parameter. */
function Suggestions() {
  const session = useSession();
  const experiment = useSessionState((state) => state.experiment);
  return (
    <>
      <h3 className="rail-title">Try</h3>
      <ul className="suggestions">
        {SUGGESTIONS.map(({ label, param, text, shows }) => (
          <li key={label}>
            <button
              type="button"
              className="button"
              aria-pressed={format(param, experiment[param]) === text}
              onClick={() => {
                const parsed = parse(param, text);
                if (parsed.ok) session.setParam(param, parsed.value);
              }}
            >
              {label}
            </button>
            <span>{shows}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
