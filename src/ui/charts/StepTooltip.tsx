/** What hangs beside the cursor of a chart: the step and the value of each learner. */
import type { TooltipContentProps } from 'recharts';
import { grouped } from '../../experiment/grouped';
import { type LearnerId, learnerName } from '../../experiment/learners';
import type { RunInfo } from '../../experiment/run';
import { Swatch } from '../Swatch';
import type { Row } from './StepPlot';

interface Props {
  readonly tooltip: TooltipContentProps;
  readonly info: RunInfo;
  readonly value: (value: number) => string;
  readonly hidden: ReadonlySet<LearnerId>;
}

export function StepTooltip({ tooltip, info, value, hidden }: Props) {
  const row: Row | undefined = tooltip.payload?.[0]?.payload;
  if (!tooltip.active || !row) return null;
  return (
    <div className="tooltip" translate="no">
      <b>{`step ${grouped(row.step)}`}</b>
      {info.learners.map((learner, index) => {
        if (hidden.has(learner.id)) return null;
        const shown = row.values[index];
        return (
          <span key={learner.id}>
            <Swatch learner={learner.id} />
            <span>{learnerName(learner).short}</span>
            <span className="value">{shown === null ? '–' : value(shown)}</span>
          </span>
        );
      })}
    </div>
  );
}
