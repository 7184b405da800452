/** The kernels that govern the rate: eigenvalues of G + H of each learner, and how far its weights have moved. */
import { useMemo, useState } from 'react';
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import { useShallow } from 'zustand/react/shallow';
import { grouped } from '../../experiment/grouped';
import { type KernelReport, MOST_SAMPLES } from '../../experiment/theory';
import type { CurvesState } from '../../session/curves';
import { useCurves, useSession } from '../context';
import { compact, powerOfTen } from '../format';
import { strokes } from '../strokes';
import { useNextFrame } from '../useNextFrame';
import { driftAxis, spectrumAxis } from './axes';
import { LineFigure, type Row } from './LineFigure';

const VIEWS = { spectrum: 'spectrum', drift: 'drift' } as const;
type View = keyof typeof VIEWS;

export function KernelFigure({ empty }: { readonly empty: string }) {
  const [view, setView] = useState<View>('spectrum');
  const tools = <ViewSwitch view={view} choose={setView} />;
  return view === 'drift' ? (
    <DriftChart empty={empty} tools={tools} />
  ) : (
    <SpectrumChart empty={empty} tools={tools} />
  );
}

interface ViewProps {
  readonly empty: string;
  readonly tools: React.ReactNode;
}

/** ‖W − W₀‖ / ‖W₀‖ over the steps. */
function DriftChart({ empty, tools }: ViewProps) {
  const { info, measurements } = useNextFrame(useCurves(useShallow(historyOf)));
  const rows = useMemo(
    () =>
      measurements.map(
        ({ step, readings }): Row => ({
          step,
          values: readings.map(({ hiddenDrift }) => hiddenDrift),
        }),
      ),
    [measurements],
  );
  const greatest = rows.reduce((most, { values }) => Math.max(most, ...values.map(Number)), 0);
  const axis = useMemo(() => driftAxis(greatest), [greatest]);
  return (
    <LineFigure
      name="Drift"
      caption="‖W − W₀‖ / ‖W₀‖"
      tools={tools}
      info={info}
      rows={rows}
      axis={axis}
      scale="linear"
      tick={compactTick}
      value={compact}
      empty={empty}
    />
  );
}

const historyOf = ({ info, measurements }: CurvesState) => ({ info, measurements });
const compactTick = (value: number) => String(Number(value.toPrecision(3)));

const MARGIN = { top: 16, right: 20, bottom: 0, left: 0 };

/** Eigenvalues by rank, largest first: G at the start in grey, G + H of each learner now. */
function SpectrumChart({ empty, tools }: ViewProps) {
  const session = useSession();
  const kernels = useCurves((state) => state.kernels);
  const reports = kernels?.latest.reports.filter(({ G }) => G) ?? [];
  const data = useMemo(
    () => spectrumRows(kernels?.start.reports[0]?.G ?? null, kernels?.latest.reports ?? []),
    [kernels],
  );
  const axis = useMemo(() => spectrumAxis(data.flatMap(({ values }) => values)), [data]);
  const nothing = kernels
    ? `Worked out for one output and at most ${MOST_SAMPLES} samples.`
    : empty;
  return (
    <figure className="card chart" aria-label="Kernels">
      <figcaption>
        <b>Kernels</b>
        <span className="caption">
          {kernels ? `eigenvalues at step ${grouped(kernels.latest.step)}` : 'eigenvalues'}
        </span>
        {tools}
        <span className="switch">
          <button type="button" title="Work out the kernels now" onClick={session.inspect}>
            now
          </button>
        </span>
      </figcaption>
      <div className="plot">
        <LineChart
          responsive
          style={{ width: '100%', height: '100%' }}
          data={data}
          margin={MARGIN}
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
            height={28}
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
            width={52}
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
          {reports.map(({ learner: id }, index) => (
            <Line
              key={id}
              dataKey={(row: SpectrumRow) => row.values[index + 1]}
              stroke={strokes[id].color}
              strokeDasharray={strokes[id].dash}
              strokeWidth={2.2}
              dot={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
        {data.length === 0 && <p className="empty">{nothing}</p>}
        {data.length > 0 && <p className="key">lines: G + H; grey: G at the start</p>}
      </div>
    </figure>
  );
}

interface SpectrumRow {
  readonly rank: number;
  /** G at the start, then G + H of each learner (G where H is no matrix); null where it is not positive. */
  readonly values: readonly (number | null)[];
}

function spectrumRows(
  G: readonly number[] | null,
  reports: readonly KernelReport[],
): readonly SpectrumRow[] {
  if (!G) return [];
  const positive = (value: number | undefined) => (value && value > 0 ? value : null);
  const shown = reports.flatMap((report) => report.GH ?? report.G ?? []).length > 0 ? reports : [];
  return G.map((value, index) => ({
    rank: index + 1,
    values: [positive(value), ...shown.map(({ GH, G }) => positive((GH ?? G)?.[index]))],
  }));
}

function ViewSwitch({
  view,
  choose,
}: {
  readonly view: View;
  readonly choose: (view: View) => void;
}) {
  return (
    <fieldset className="switch" aria-label="Kernels or drift">
      {(Object.keys(VIEWS) as View[]).map((key) => (
        <button key={key} type="button" aria-pressed={key === view} onClick={() => choose(key)}>
          {VIEWS[key]}
        </button>
      ))}
    </fieldset>
  );
}
