/** Some of the units with their weights: forward through β, and back through b (FA) or β (BP). */

import type { CSSProperties } from 'react';
import { grouped } from '../../../core/grouped';
import { itemAt } from '../../../core/itemAt';
import { counted } from '../../../core/words';
import type { RunInfo } from '../../../models/twoLayer/info';
import { feedbackSymbol, learnerName } from '../../../models/twoLayer/learners';
import { DRAWN_INPUTS, DRAWN_UNITS } from '../../../models/twoLayer/portrait';
import { FigureCard } from '../../charts/FigureCard';
import type { Numbers } from '../../charts/save';
import { useCurves, useSession } from '../../context';
import plot from '../../parts/plot.module.css';
import { strokeOf } from '../../strokes';
import styles from './DiagramFigure.module.css';
import { useTwoLayer } from './inSight';
import { leftOutText } from './leftOut';
import type { NetworkViewProps } from './networkView';
import { curvesOf, type Shown, shownOf, useShown } from './shown';

export function DiagramFigure({ empty, tools }: NetworkViewProps) {
  const session = useSession();
  const info = useTwoLayer((state) => state.info);
  return (
    <FigureCard
      name="Network"
      caption={info ? caption(info) : 'hidden units'}
      tools={tools}
      numbers={() => numbersOf(shownOf(curvesOf(session.curves.getState())))}
    >
      <DiagramPlot empty={empty} />
    </FigureCard>
  );
}

function DiagramPlot({ empty }: { readonly empty: string }) {
  const shown = useShown('Network');
  const leftOut = useCurves((state) => leftOutText(state, ['portrait']));
  return shown ? (
    <Diagram {...shown} />
  ) : (
    <p className={plot.empty} translate="yes">
      {leftOut ?? empty}
    </p>
  );
}

function caption({ shape: { p } }: RunInfo): string {
  return `${partOf(Math.min(p, DRAWN_UNITS), p)} ${p === 1 ? 'unit' : 'units'}`;
}

/** The drawing's own units; the figure scales it. */
const WIDTH = 400;
const HEIGHT = 264;
const INPUT_X = 22;
const UNIT_X = 142;
const BAR_X = 208;
const OUTPUT_X = 352;
const BOTTOM = HEIGHT - 40;
/** The longest bar, to each side. */
const BAR = 38;
/** So many outputs are drawn, the first ones. */
const DRAWN_OUTPUTS = 4;

function Diagram(shown: Shown) {
  const { info, step, portrait } = shown;
  const { id, rule } = shown.learner;
  const { d, p, o } = info.shape;
  const units = unitsOf(shown);
  const inputs = Math.min(d, DRAWN_INPUTS);
  const outputs = Math.min(o, DRAWN_OUTPUTS);
  const inputY = rows(inputs);
  const outputY = rows(outputs);
  const color = strokeOf(id).color;
  const symbol = feedbackSymbol([{ id, rule }]);
  const back = rule === 'bp' ? 'β' : symbol;
  const greatest = (values: readonly number[]) => Math.max(...values.map(Math.abs), 1e-12);
  const most = {
    beta: greatest(units.map(({ beta }) => beta)),
    feedback: greatest(units.map(({ feedback }) => feedback)),
    W: greatest([...portrait.W]),
  };
  const away = rule === 'bp' ? 'beta' : 'feedback';
  return (
    <svg
      className={styles.diagram}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      data-step={step}
      style={{ '--learner': color } as CSSProperties}
      aria-label={`${counted(units.length, 'hidden unit')}: the output weights β carry the signal forward, the error returns through ${back}`}
    >
      <Edges
        edges={units.flatMap(({ y }, r) =>
          inputY.map((from, i) => ({
            weight: itemAt(portrait.W, r * inputs + i) / most.W,
            path: `M${INPUT_X + 5} ${from}L${UNIT_X - 5} ${y}`,
          })),
        )}
        widest={1.6}
      />
      <Edges
        edges={units.flatMap(({ y }, r) =>
          outputY.map((to, k) => ({
            weight: itemAt(portrait.beta, r * o + k) / most.beta,
            path: forward(y, to),
          })),
        )}
        widest={2.8}
      />
      {outputY.map((from) => (
        <path key={from} className={styles.wayBack} d={returning(from)} stroke={color} />
      ))}
      {units.map(({ y, ...weights }) => (
        <line
          key={y}
          className={styles.wayEnd}
          x1={BAR_X - BAR - 10}
          x2={UNIT_X + 8}
          y1={y}
          y2={y}
          strokeWidth={0.4 + (2.2 * Math.abs(weights[away])) / most[away]}
        />
      ))}
      {inputY.map((y) => (
        <circle key={y} className={styles.node} cx={INPUT_X} cy={y} r={4.5} />
      ))}
      {units.map(({ y, beta, feedback }) => (
        <g key={y}>
          <circle className={styles.node} cx={UNIT_X} cy={y} r={4.5} />
          <line className={plot.axis} x1={BAR_X} x2={BAR_X} y1={y - 6} y2={y + 6} />
          <Bar value={beta / most.beta} y={y - 4.8} fill="var(--ink)" />
          <Bar value={feedback / most.feedback} y={y + 0.4} fill={color} pale={rule === 'bp'} />
        </g>
      ))}
      {outputY.map((y) => (
        <g key={y}>
          <circle className={`${styles.node} ${styles.output}`} cx={OUTPUT_X} cy={y} r={10} />
          <text x={OUTPUT_X} y={y + 4} textAnchor="middle" className={styles.symbol}>
            f
          </text>
        </g>
      ))}
      <text className={styles.step} x={WIDTH - 4} y={14} textAnchor="end">
        {`step ${grouped(step)}`}
      </text>
      <g className={styles.counts}>
        <text x={INPUT_X - 8} y={HEIGHT - 6}>
          {partOf(inputs, d)}
        </text>
        <text x={UNIT_X} y={HEIGHT - 6} textAnchor="middle">
          {partOf(units.length, p)}
        </text>
      </g>
      <text x={BAR_X + 13} y={HEIGHT - 6} textAnchor="end">
        <tspan className={styles.strong}>β</tspan>
        <tspan className={rule === 'bp' ? '' : styles.wayText} dx="8">
          {rule === 'bp' ? `${symbol} unused` : back}
        </tspan>
      </text>
      <text x={WIDTH - 4} y={HEIGHT - 6} textAnchor="end" className={styles.wayText}>
        <tspan className={styles.wayName}>{`${learnerName({ id, rule }).long}: `}</tspan>
        <tspan>{`error via ${back}`}</tspan>
      </text>
    </svg>
  );
}

interface EdgesProps {
  readonly edges: readonly { readonly weight: number; readonly path: string }[];
  readonly widest: number;
}

/** Widths that are told apart; edges of one width and sign are drawn as one path, which costs a tenth of a path each. */
const WIDTHS = 4;

/** Weights −1…1 of the largest, by sign and size. */
function Edges({ edges, widest }: EdgesProps) {
  const paths = new Map<string, { sign: string; width: number; path: string }>();
  for (const { weight, path } of edges) {
    const width = Math.max(1, Math.ceil(Math.abs(weight) * WIDTHS));
    const sign = weight < 0 ? 'negative' : 'positive';
    const key = `${sign} ${width}`;
    paths.set(key, { sign, width, path: (paths.get(key)?.path ?? '') + path });
  }
  return [...paths].map(([key, { sign, width, path }]) => (
    <path
      key={key}
      className={`${styles.edge} ${styles[sign]}`}
      d={path}
      strokeWidth={(widest * (width - 0.6)) / WIDTHS}
    />
  ));
}

/** The units that are drawn, from above; with several outputs their weights are those of the first one. */
function unitsOf({ info, portrait: { beta, feedback } }: Shown) {
  const { p, o } = info.shape;
  return rows(Math.min(p, DRAWN_UNITS)).map((y, r) => ({
    y,
    beta: itemAt(beta, r * o),
    feedback: itemAt(feedback, r * o),
  }));
}

/** “16 of 800” */
function partOf(some: number, all: number): string {
  if (some < all) return `${some} of ${grouped(all)}`;
  return all > 1 ? `all ${all}` : '1';
}

/** As many heights as there are, spread evenly. */
function rows(count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => 6 + ((BOTTOM - 12) * (k + 0.5)) / count);
}

function forward(from: number, to: number): string {
  const start = BAR_X + BAR + 10;
  return `M${start} ${from}C${start + 44} ${from} ${OUTPUT_X - 54} ${to} ${OUTPUT_X - 10} ${to}`;
}

/** From an output down and back under the bars to the hidden units. */
function returning(from: number): string {
  const under = BOTTOM + 6;
  const end = BAR_X - BAR - 10;
  return `M${OUTPUT_X} ${from + 10}C${OUTPUT_X} ${under} ${OUTPUT_X - 30} ${under} ${OUTPUT_X - 60} ${under}L${end + 12} ${under}C${end} ${under} ${end} ${under} ${end} ${under - 10}L${end} 8`;
}

interface BarProps {
  /** −1…1 of the longest. */
  readonly value: number;
  readonly y: number;
  readonly fill: string;
  readonly pale?: boolean;
}

function Bar({ value, y, fill, pale = false }: BarProps) {
  return (
    <rect
      x={BAR_X + Math.min(0, value) * BAR}
      y={y}
      width={Math.abs(value) * BAR}
      height={4.4}
      rx={1}
      fill={fill}
      opacity={pale ? 0.3 : 1}
    />
  );
}

function numbersOf(shown: Shown | null): Numbers {
  const columns = ['unit', shown ? feedbackSymbol([shown.learner]) : 'b', 'β'];
  const units = shown ? unitsOf(shown) : [];
  return { columns, rows: units.map(({ feedback, beta }, r) => [r + 1, feedback, beta]) };
}
