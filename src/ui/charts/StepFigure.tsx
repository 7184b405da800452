/** A figure with one line for each learner over the steps of the run: its frame, its scales and its zoom. */
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { CurvesState } from '../../session/curves';
import { useCurves, useSession } from '../context';
import switches from '../parts/switch.module.css';
import { setView, useView, zoomBy } from '../view';
import type { Drawing } from './drawing';
import { type Foretold, predictedName } from './ExtraLines';
import { FigureCard } from './FigureCard';
import { StepPlot } from './StepPlot';
import type { Numbers } from './save';

interface Props extends Drawing {
  readonly caption: ReactNode;
  readonly tools?: ReactNode;
}

export function StepFigure({ caption, tools, ...drawing }: Props) {
  const { name, foretold = NONE } = drawing;
  const session = useSession();
  const steps = useCurves((state) => state.info?.steps ?? 1);
  const zoom = useView((view) => view.zoom);
  const stepScale = useView((view) => view.stepScale);
  const [scale, setScale] = useState(drawing.scale);
  const [from, to] = zoom && zoom[0] < steps ? [zoom[0], Math.min(zoom[1], steps)] : [0, steps];

  const toggleScale = () => setScale(scale === 'log' ? 'linear' : 'log');
  /** The middle of what is in sight, or where the run has got to before it. */
  const about = () => Math.max(from, Math.min((from + to) / 2, session.curves.getState().step));
  const closer = () => zoomBy(0.5, about(), steps);
  const farther = () => zoomBy(2, about(), steps);
  const whole = () => setView({ zoom: null });
  /** Reads the measured step before or after the one that is read, from an end if none is. */
  const read = (direction: 1 | -1) => {
    const measured = session.curves.getState().measurements.map(({ step }) => step);
    const inSight = measured.filter((step) => step >= from && step <= to);
    const at = inSight.indexOf(useView.getState().hover ?? -1);
    const start = direction > 0 ? -1 : inSight.length;
    const next = (at < 0 ? start : at) + direction;
    setView({ hover: inSight[Math.max(0, Math.min(next, inSight.length - 1))] ?? null });
  };
  const keys: Record<string, () => void> = {
    ...{ '+': closer, '=': closer, '-': farther, '0': whole },
    ...{ ArrowRight: () => read(1), ArrowLeft: () => read(-1) },
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && useView.getState().hover !== null) {
      event.preventDefault();
      return setView({ hover: null });
    }
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <FigureCard
      name={name}
      caption={caption}
      tools={
        <>
          {drawing.scale === 'log' && (
            <span className={switches.switch}>
              <button type="button" aria-pressed={scale === 'log'} onClick={toggleScale}>
                log
              </button>
            </span>
          )}
          {tools}
        </>
      }
      choices={[
        [
          { label: 'Logarithmic values', on: scale === 'log', act: toggleScale },
          {
            label: 'Logarithmic steps',
            on: stepScale === 'log',
            act: () => setView({ stepScale: stepScale === 'log' ? 'linear' : 'log' }),
          },
        ],
        [
          { label: 'Zoom in', keys: '+', act: closer, disabled: to - from < 4 },
          { label: 'Zoom out', keys: '−', act: farther, disabled: !zoom },
          { label: 'All steps', keys: '0', act: whole, disabled: !zoom },
        ],
      ]}
      numbers={() => numbersOf(session.curves.getState(), drawing.read, foretold)}
      onKeyDown={press}
    >
      <StepPlot {...drawing} foretold={foretold} scaleNow={scale} from={from} to={to} />
    </FigureCard>
  );
}

const NONE: readonly Foretold[] = [];

function numbersOf(
  { info, measurements, model: { nameOf } }: CurvesState,
  read: Drawing['read'],
  foretold: readonly Foretold[],
): Numbers {
  const measured = info?.learners.map((learner) => nameOf(learner).short) ?? [];
  const predicted = foretold.map((each) => predictedName(each, nameOf));
  const at = foretold.map(
    ({ steps, values }) => new Map(steps.map((step, k) => [step, values[k]])),
  );
  return {
    columns: ['step', ...measured, ...predicted],
    rows: measurements.map(({ step, readings }) => [
      step,
      ...readings.map(read),
      ...at.map((value) => value.get(step) ?? null),
    ]),
  };
}
