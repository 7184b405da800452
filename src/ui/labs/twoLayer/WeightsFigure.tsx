/** The cloud of (b_r, β_r), a dot for each hidden unit: round at first, it tilts as β turns toward b. */
import { ticks } from 'd3-array';
import { useEffect, useMemo, useRef } from 'react';
import { grouped } from '../../../core/grouped';
import { itemAt } from '../../../core/itemAt';
import { counted } from '../../../core/words';
import { feedbackSymbol, type LearnerOfRun } from '../../../models/twoLayer/learners';
import { type LearnerPortrait, MOST_DOTS } from '../../../models/twoLayer/portrait';
import type { Shape } from '../../../models/twoLayer/sizes';
import { FigureCard } from '../../charts/FigureCard';
import type { Numbers } from '../../charts/save';
import { tickText } from '../../charts/tickText';
import { useCurves, useSession } from '../../context';
import { degrees, degreesText } from '../../format';
import plot from '../../parts/plot.module.css';
import { strokeOf } from '../../strokes';
import { type Size, useSize } from '../../useSize';
import { useView } from '../../view';
import { LearnerSwitch } from '../LearnerSwitch';
import { type Extent, extentOf, type Frame, framed } from './cloud';
import { useTwoLayer } from './inSight';
import { leftOutText } from './leftOut';
import { curvesOf, type Shown, shownOf, useShown } from './shown';
import styles from './WeightsFigure.module.css';

export function WeightsFigure({ empty }: { readonly empty: string }) {
  const session = useSession();
  const info = useTwoLayer((state) => state.info);
  return (
    <FigureCard
      name="Weights"
      caption={info ? caption(info.shape) : 'a dot for each hidden unit'}
      tools={<LearnerSwitch info={info} />}
      numbers={() => numbersOf(shownOf(curvesOf(session.curves.getState())))}
    >
      <CloudPlot empty={empty} />
    </FigureCard>
  );
}

function caption({ p, o }: Shape): string {
  const all = p * o;
  const dots = counted(all, o > 1 ? 'output weight' : 'hidden unit');
  return all > MOST_DOTS ? `${grouped(MOST_DOTS)} of ${dots}` : dots;
}

function CloudPlot({ empty }: { readonly empty: string }) {
  const shown = useShown('Weights');
  const leftOut = useCurves((state) => leftOutText(state, ['portrait']));
  if (!shown)
    return (
      <p className={plot.empty} translate="yes">
        {leftOut ?? empty}
      </p>
    );
  const { step, learner, portrait } = shown;
  return <Cloud step={step} shown={portrait} learner={learner} />;
}

interface CloudProps {
  readonly step: number;
  readonly shown: LearnerPortrait;
  readonly learner: LearnerOfRun;
}

function Cloud({ step, shown, learner }: CloudProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(canvas);
  const palette = useView((view) => view.palette);
  const extent = useMemo(() => extentOf(shown), [shown]);
  const frame = useMemo(() => size && framed(size, extent), [size, extent]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette decides the colour that is read
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current || !frame || !size) return;
    const ratio = devicePixelRatio;
    canvas.current.width = size.width * ratio;
    canvas.current.height = size.height * ratio;
    context.scale(ratio, ratio);
    context.fillStyle = getComputedStyle(canvas.current).color;
    context.globalAlpha = shown.beta.length > 1500 ? 0.3 : 0.5;
    const radius = shown.beta.length > 1500 ? 1.8 : 2.6;
    for (const [r, beta] of shown.beta.entries()) {
      context.beginPath();
      context.arc(frame.x(itemAt(shown.feedback, r)), frame.y(beta), radius, 0, 2 * Math.PI);
      context.fill();
    }
  }, [shown, frame, size, palette]);

  const angle = degrees(shown.angle);
  const text = angle === null ? 'undefined' : degreesText(angle);
  const end = shown.slope !== null && frame ? lineEnd(shown.slope, extent) : null;
  return (
    <>
      <canvas ref={canvas} className={styles.cloud} style={{ color: strokeOf(learner.id).color }} />
      {frame && size && (
        // On the canvas's own coordinates: whatever stretches one of them stretches both alike.
        <svg
          className={styles.cloud}
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          data-step={step}
          aria-label={`Output weights over feedback weights at step ${grouped(step)}: angle ${text}`}
        >
          <text x={size.width - 8} y={16} textAnchor="end">
            {`step ${grouped(step)}`}
          </text>
          <line className={plot.axis} x1={8} x2={size.width - 8} y1={frame.y(0)} y2={frame.y(0)} />
          <line className={plot.axis} x1={frame.x(0)} x2={frame.x(0)} y1={6} y2={size.height - 6} />
          <Ticks frame={frame} extent={extent} size={size} />
          {/* Where the fitted line does not end. */}
          <text
            x={size.width - 8}
            y={frame.y(0) + (end && end.beta >= 0 ? 18 : -8)}
            textAnchor="end"
          >
            {`feedback weight ${feedbackSymbol([learner])}`}
          </text>
          <text x={frame.x(0) + 8} y={16}>
            output weight β
          </text>
          {end && (
            <>
              <line
                className={styles.fit}
                x1={frame.x(-end.b)}
                y1={frame.y(-end.beta)}
                x2={frame.x(end.b)}
                y2={frame.y(end.beta)}
              />
              <text
                className={styles.angle}
                x={frame.x(end.b) - 4}
                y={frame.y(end.beta) + (end.beta < 0 ? 18 : -8)}
                textAnchor="end"
              >
                {text}
              </text>
            </>
          )}
        </svg>
      )}
    </>
  );
}

interface TicksProps {
  readonly frame: Frame;
  readonly extent: Extent;
  readonly size: Size;
}

/** Numbers on both axes: their scales differ, and that of β changes as the cloud flattens. */
function Ticks({ frame, extent, size }: TicksProps) {
  const along = (most: number) => ticks(-most, most, 5).filter((tick) => tick !== 0);
  // Clear of the labels below and of the axis's name above.
  const clear = (beta: number) => frame.y(beta) > 20 && frame.y(beta) < size.height - 24;
  const [bs, betas] = [along(extent.b), along(extent.beta).filter(clear)];
  const [ofB, ofBeta] = [tickText(bs, 'linear'), tickText(betas, 'linear')];
  return (
    <g data-ticks>
      {bs.map((b) => (
        <text key={b} x={frame.x(b)} y={size.height - 4} textAnchor="middle">
          {ofB(b)}
        </text>
      ))}
      {betas.map((beta) => (
        <text key={beta} x={10} y={frame.y(beta) + 4}>
          {ofBeta(beta)}
        </text>
      ))}
    </g>
  );
}

/** Where the fitted line leaves the range of b, or that of β. */
function lineEnd(slope: number, { b, beta }: { readonly b: number; readonly beta: number }) {
  const reach = Math.min(0.92 * b, (0.72 * beta) / Math.max(Math.abs(slope), 1e-12));
  return { b: reach, beta: slope * reach };
}

function numbersOf(shown: Shown | null): Numbers {
  const { feedback, beta } = shown?.portrait ?? { feedback: [], beta: [] };
  return {
    columns: ['entry', shown ? feedbackSymbol([shown.learner]) : 'b', 'β'],
    rows: [...beta].map((value, index) => [index + 1, itemAt(feedback, index), value]),
  };
}
