/** The kernels that govern the rate: eigenvalues of G + H of each learner by rank, those of G at the start in grey. */
import { RefreshCw } from 'lucide-react';
import { useMemo } from 'react';
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import { grouped } from '../../experiment/grouped';
import { learner } from '../../experiment/learners';
import { type KernelReport, MOST_SAMPLES } from '../../experiment/theory';
import { spectrumAxis } from '../charts/axes';
import { FigureCard } from '../charts/FigureCard';
import { useMetrics } from '../charts/metrics';
import type { Numbers } from '../charts/save';
import { useCurves, useSession } from '../context';
import { powerOfTen } from '../format';
import { leftOutText } from '../leftOut';
import { strokes } from '../strokes';
import { useNextFrame } from '../useNextFrame';
import { useView } from '../view';
import type { NetworkViewProps } from './NetworkFigure';

export function SpectrumFigure({ empty, tools }: NetworkViewProps) {
  const session = useSession();
  const kernels = useNextFrame(
    useCurves((state) => state.kernels),
    3,
  );
  const hidden = useView((view) => view.hidden);
  const metrics = useMetrics();
  const reports = useMemo(
    () => kernels?.latest.reports.filter((report) => spectrumOf(report)) ?? [],
    [kernels],
  );
  const data = useMemo(
    () => spectrumRows(kernels?.start.reports.find(({ G }) => G)?.G ?? null, reports),
    [kernels, reports],
  );
  const axis = useMemo(() => spectrumAxis(data.flatMap(({ values }) => values)), [data]);
  const leftOut = useCurves((state) => leftOutText(state, ['kernels']));
  const partly = reports.length < (kernels?.latest.reports.length ?? 0) ? leftOut : null;
  const nothing = kernels ? `Worked out for at most ${MOST_SAMPLES} samples.` : empty;
  return (
    <FigureCard
      name="Network"
      caption={kernels ? `kernels at step ${grouped(kernels.latest.step)}` : 'kernels'}
      tools={
        <>
          {tools}
          <button
            type="button"
            className="tool"
            aria-label="Work out the kernels now"
            title="Work out the kernels now"
            onClick={session.inspect}
          >
            <RefreshCw aria-hidden="true" />
          </button>
        </>
      }
      numbers={() => numbersOf(data, reports)}
    >
      <LineChart
        responsive
        style={{ width: '100%', height: '100%' }}
        data={data}
        margin={metrics.margin}
        title="Eigenvalues of the kernels by rank"
      >
        <CartesianGrid vertical={false} syncWithTicks stroke="var(--grid)" />
        <XAxis
          dataKey="rank"
          type="number"
          domain={[1, Math.max(2, data.length)]}
          stroke="var(--line-strong)"
          tickLine={false}
          tickMargin={6}
          height={metrics.stepHeight}
        />
        <YAxis
          type="number"
          scale="log"
          domain={axis.domain}
          ticks={axis.ticks}
          tickFormatter={powerOfTen}
          allowDataOverflow
          axisLine={false}
          tickLine={false}
          interval={0}
          width={metrics.valueWidth}
        />
        {data.length > 0 && (
          <Line
            dataKey={(row: SpectrumRow) => row.values[0]}
            stroke="var(--ink-faint)"
            strokeWidth={6}
            strokeOpacity={0.3}
            dot={false}
            isAnimationActive={false}
          />
        )}
        {reports.map(
          ({ learner: id }, index) =>
            !hidden.has(id) && (
              <Line
                key={id}
                dataKey={(row: SpectrumRow) => row.values[index + 1]}
                stroke={strokes[id].color}
                strokeDasharray={strokes[id].dash}
                strokeWidth={metrics.stroke}
                dot={false}
                isAnimationActive={false}
              />
            ),
        )}
      </LineChart>
      {data.length === 0 && <p className="empty">{leftOut ?? nothing}</p>}
      {data.length > 0 && (
        <p className="key">
          lines: G + H; grey: G at the start
          {partly && <br />}
          {partly}
        </p>
      )}
    </FigureCard>
  );
}

interface SpectrumRow {
  readonly rank: number;
  /** G at the start, then of each learner; null where it is not positive. */
  readonly values: readonly (number | null)[];
}

/** That of G + H; of G with several outputs, where H is no matrix. */
const spectrumOf = ({ G, GH }: KernelReport) => GH ?? G;

function spectrumRows(
  G: readonly number[] | null,
  reports: readonly KernelReport[],
): readonly SpectrumRow[] {
  if (!G) return [];
  const positive = (value: number | undefined) => (value && value > 0 ? value : null);
  return G.map((value, index) => ({
    rank: index + 1,
    values: [positive(value), ...reports.map((report) => positive(spectrumOf(report)?.[index]))],
  }));
}

function numbersOf(data: readonly SpectrumRow[], reports: readonly KernelReport[]): Numbers {
  const names = reports.map(({ learner: id }) => `G + H, ${learner(id).short}`);
  return {
    columns: ['rank', 'G at the start', ...names],
    rows: data.map(({ rank, values }) => [rank, ...values]),
  };
}
