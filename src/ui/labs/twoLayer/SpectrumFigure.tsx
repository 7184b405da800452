/** The kernels that govern the rate: eigenvalues of G + H of each learner by rank, those of G at the start in grey. */
import { RefreshCw } from 'lucide-react';
import { useMemo } from 'react';
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import { grouped } from '../../../core/grouped';
import { learnerName } from '../../../models/twoLayer/learners';
import { seenBy } from '../../../models/twoLayer/probes';
import { type KernelReport, MOST_SAMPLES } from '../../../models/twoLayer/theory';
import type { CurvesState } from '../../../session/curves';
import { logAxis, rangeOf } from '../../charts/axes';
import { FigureCard } from '../../charts/FigureCard';
import { useMetrics } from '../../charts/metrics';
import type { Numbers } from '../../charts/save';
import { tickText } from '../../charts/tickText';
import { useCurves, useSession } from '../../context';
import plot from '../../parts/plot.module.css';
import tool from '../../parts/tool.module.css';
import { strokeOf } from '../../strokes';
import { useLateCurves } from '../../turns';
import { useView } from '../../view';
import { leftOutText } from './leftOut';
import type { NetworkViewProps } from './networkView';
import { kernelOf, type SpectrumRow, spectraOf, spectrumOf, spectrumRows } from './spectrum';

export function SpectrumFigure({ empty, tools }: NetworkViewProps) {
  const session = useSession();
  const { first, latest } = useLateCurves(kernelsOf, 'Network');
  const hidden = useView((view) => view.hidden);
  const metrics = useMetrics();
  const reports = useMemo(
    () => latest?.value.filter((report) => spectrumOf(report)) ?? [],
    [latest],
  );
  const G = first?.value.find((report) => report.G)?.G ?? null;
  const data = useMemo(() => spectrumRows(G, reports), [G, reports]);
  const leftOut = useCurves((state) => leftOutText(state, ['kernels']));
  const partly = reports.length < (latest?.value.length ?? 0) ? leftOut : null;
  const { axis, tick, absent } = useMemo(() => {
    const values = data.flatMap((row) => row.values);
    const axis = logAxis(rangeOf(values, 'log'));
    const absent = values.filter((value) => value === null).length;
    return { axis, absent, tick: tickText(axis.ticks, 'log') };
  }, [data]);
  const [shown] = reports;
  const nothing = latest ? `Worked out for at most ${MOST_SAMPLES} samples.` : empty;
  return (
    <FigureCard
      name="Network"
      caption={latest ? `kernels at step ${grouped(latest.step)}` : 'kernels'}
      tools={
        <>
          {tools}
          <button
            type="button"
            className={tool.tool}
            aria-label="Work out the kernels now"
            title="Work out the kernels now"
            onClick={session.look}
          >
            <RefreshCw aria-hidden="true" />
          </button>
        </>
      }
      numbers={() => numbersOf(G, reports)}
    >
      <LineChart
        responsive
        style={{ width: '100%', height: '100%' }}
        data-step={latest?.step}
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
          tickFormatter={tick}
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
          ({ learner: { id } }, index) =>
            !hidden.has(id) && (
              <Line
                key={id}
                dataKey={(row: SpectrumRow) => row.values[index + 1]}
                stroke={strokeOf(id).color}
                strokeDasharray={strokeOf(id).dash}
                strokeWidth={metrics.stroke}
                dot={false}
                isAnimationActive={false}
              />
            ),
        )}
      </LineChart>
      {data.length === 0 && (
        <p className={plot.empty} translate="yes">
          {leftOut ?? nothing}
        </p>
      )}
      {shown && (
        <p className={plot.key} translate="yes">
          {[keyOf(kernelOf(shown), absent), partly].filter(Boolean).join('. ')}
        </p>
      )}
    </FigureCard>
  );
}

const kernelsOf = ({ first, latest }: CurvesState) => ({
  first: seenBy(first, 'kernels'),
  latest: seenBy(latest, 'kernels'),
});

function keyOf(kernel: string, absent: number): string {
  const left = absent > 0 ? `; ${absent} more are not above 0` : '';
  return `lines: ${kernel}; grey: G at the start${left}`;
}

/** Every eigenvalue, also those that a log scale has no place for. */
function numbersOf(G: readonly number[] | null, reports: readonly KernelReport[]): Numbers {
  const names = reports.map(
    (report) => `${kernelOf(report)}, ${learnerName(report.learner).short}`,
  );
  const spectra = spectraOf(G, reports);
  return {
    columns: ['rank', 'G at the start', ...names],
    rows: (G ?? []).map((_, index) => [index + 1, ...spectra.map((each) => each[index] ?? null)]),
  };
}
