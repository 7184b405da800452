/** Says every few seconds, for those who do not see the charts, how the run stands; and at once how it ended. */
import { useEffect, useState } from 'react';
import { grouped } from '../core/grouped';
import { quantityIn, readingAt } from '../engine/measurement';
import type { CurvesState } from '../session/curves';
import { useModel, useSession, useSessionState } from './context';
import { compact, degrees, degreesText } from './format';
import unseen from './parts/unseen.module.css';
import { statusOf } from './status';

const EVERY_MS = 6000;

export function Summary() {
  const session = useSession();
  const run = useSessionState((state) => state.run);
  const model = useModel();
  const [said, setSaid] = useState('');
  useEffect(() => {
    const say = () => setSaid(summaryOf(session.curves.getState(), statusOf(run, model).sentence));
    if (run.status !== 'running') {
      // What was measured last is published a moment after the end.
      const later = setTimeout(say, 200);
      return () => clearTimeout(later);
    }
    const timer = setInterval(say, EVERY_MS);
    return () => clearInterval(timer);
  }, [session, run, model]);
  return (
    <p className={unseen.unseen} role="status" aria-label="Summary of the run">
      {said}
    </p>
  );
}

function summaryOf({ info, measurements, model }: CurvesState, ending: string): string {
  const latest = measurements.at(-1);
  if (!info || !latest) return ending;
  const learners = info.learners.map((learner, index) => {
    const reading = readingAt(latest, index);
    const angle = degrees(quantityIn(reading, 'alignment') ?? null);
    const turned = angle === null ? '' : `, angle ${degreesText(angle)}`;
    return `${model.nameOf(learner).short}: loss ${compact(reading.loss)}${turned}.`;
  });
  return [`Step ${grouped(latest.step)} of ${grouped(info.steps)}.`, ...learners, ending].join(' ');
}
