/** Straight lines to read a chart by: a value, the steps where decay ends, those where something was changed. */
import { memo } from 'react';
import { ReferenceLine } from 'recharts';
import type { RunInfo } from '../../engine/run';
import type { Change } from '../../session/curves';

interface HorizontalMarkProps {
  readonly at: number;
  readonly label: string;
  readonly rise: number;
}

export const HorizontalMark = memo(function HorizontalMark({
  at,
  label,
  rise,
}: HorizontalMarkProps) {
  return (
    <ReferenceLine
      y={at}
      stroke="var(--line-strong)"
      strokeWidth={1.4}
      label={{ value: label, position: 'insideTopRight', dy: -rise }}
    />
  );
});

/** The steps within the run where some learner's decay ends. */
export const CutOffs = memo(function CutOffs({ info }: { readonly info: RunInfo }) {
  const cuts = info.learners.flatMap(({ lambda, until }) =>
    lambda > 0 && until !== null && until < info.steps ? [until] : [],
  );
  return [...new Set(cuts)].map((step) => (
    <StepMark key={step} step={step} label="λ off" position="insideTopLeft" />
  ));
});

/** The steps from which on something was changed while the run went on. */
export const Changes = memo(function Changes({ changes }: { readonly changes: readonly Change[] }) {
  return changes.map(({ step, what }) => (
    <StepMark key={`${step} ${what}`} step={step} label={what} position="insideTopRight" />
  ));
});

interface StepMarkProps {
  readonly step: number;
  readonly label: string;
  readonly position: 'insideTopLeft' | 'insideTopRight';
}

function StepMark({ step, label, position }: StepMarkProps) {
  return (
    <ReferenceLine
      x={step}
      stroke="var(--ink-faint)"
      strokeDasharray="2 4"
      label={{ value: label, position, dy: -14 }}
    />
  );
}
