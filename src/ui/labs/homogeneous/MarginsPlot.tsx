/** The margins of each learner in sight: the least as a line with its value, the others behind it. */
import { grouped } from '../../../core/grouped';
import { joined } from '../../../core/words';
import type { RunInfo } from '../../../models/homogeneous/info';
import { useNames } from '../../context';
import { compact, powerOfTen } from '../../format';
import { strokeOf } from '../../strokes';
import type { Size } from '../../useSize';
import { useView } from '../../view';
import type { HomogeneousCurves } from './inSight';
import styles from './MarginsPlot.module.css';
import { type Frame, framed, type Paths, pathsOf, spread } from './settling';
import { useFont } from './Told';

interface Props extends Pick<HomogeneousCurves, 'measurements'> {
  readonly info: RunInfo;
  readonly hidden: ReadonlySet<string>;
  readonly size: Size;
}

export function MarginsPlot({ info, measurements, hidden, size }: Props) {
  const nameOf = useNames();
  const font = useFont();
  const seen = info.learners.flatMap((learner, index) =>
    hidden.has(learner.id) ? [] : [{ learner, index, name: nameOf(learner) }],
  );
  const measured = measurements.filter(({ step }) => step >= 1);
  const last = measured.at(-1)?.readings ?? [];
  const ends = seen.map(({ name, index }) => endText(name.short, last[index]?.margin ?? TYPICAL));
  const frame = framed(
    size,
    info,
    measurements,
    seen.map(({ index }) => index),
    { left: 1.4 * font, right: widthOf(ends, font) + 12, top: font, bottom: 2 * font },
    (texts) => widthOf(texts, font),
  );
  const drawn = seen.map(({ learner, index, name }) => ({
    ...{ id: learner.id, name, paths: pathsOf(measured, index, frame) },
  }));
  const step = measured.at(-1)?.step ?? 0;
  const told = drawn.map(
    ({ name, paths }) => `${name.long} ${paths.last ? compact(paths.last.margin) : 'undefined'}`,
  );
  return (
    <svg
      className={styles.margins}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      data-step={step}
      aria-label={`Normalised margins over steps. Least margin at step ${grouped(step)}: ${joined(told)}`}
    >
      <Axes frame={frame} font={font} />
      <Optimum margin={info.optimum} frame={frame} font={font} />
      <Hovered frame={frame} steps={info.steps} />
      {drawn.map(({ id, paths }) => (
        <Learner key={id} paths={paths} color={strokeOf(id).color} />
      ))}
      <Ends drawn={drawn} frame={frame} font={font} />
    </svg>
  );
}

/** As wide as most of them are, before there is one. */
const TYPICAL = 0.123;

const endText = (name: string, margin: number) => `${name} ${compact(margin)}`;

/** Of the longest, about, in pixels. */
const widthOf = (texts: readonly string[], font: number) =>
  0.59 * font * Math.max(0, ...texts.map((text) => text.length));

function Axes({ frame, font }: { readonly frame: Frame; readonly font: number }) {
  const { room, x, y, decades, ticks } = frame;
  return (
    <g data-ticks>
      {ticks.map(({ tick, text }) => (
        <g key={tick}>
          <line
            className={tick === 0 ? styles.zero : styles.grid}
            x1={room.left}
            x2={room.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text x={room.left - 8} y={y(tick) + 0.35 * font} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {decades.map((decade) => (
        <text key={decade} x={x(decade)} y={room.bottom + 1.5 * font} textAnchor="middle">
          {powerOfTen(decade)}
        </text>
      ))}
    </g>
  );
}

function Learner({
  paths: { line, band },
  color,
}: {
  readonly paths: Paths;
  readonly color: string;
}) {
  return (
    <g fill="none" stroke={color}>
      <path className={styles.band} d={band} fill={color} />
      <path className={styles.greatest} d={line.marginMost} />
      <path className={styles.median} d={line.marginMid} />
      <path className={styles.least} d={line.margin} />
    </g>
  );
}

interface OptimumProps {
  readonly margin: number | null;
  readonly frame: Frame;
  readonly font: number;
}

/** What the least margin of a linear network climbs to. */
function Optimum({ margin, frame: { room, y }, font }: OptimumProps) {
  if (margin === null) return null;
  return (
    <>
      <line
        className={styles.optimum}
        x1={room.left}
        x2={room.right}
        y1={y(margin)}
        y2={y(margin)}
      />
      <text className={styles.named} x={room.left + 4} y={y(margin) - 0.35 * font}>
        optimum {compact(margin)}
      </text>
    </>
  );
}

/** The step that the charts read out. */
function Hovered({ frame: { room, x }, steps }: { readonly frame: Frame; readonly steps: number }) {
  const hover = useView((view) => view.hover);
  if (hover === null || hover < 1 || hover > steps) return null;
  return (
    <line className={styles.zero} x1={x(hover)} x2={x(hover)} y1={room.top} y2={room.bottom} />
  );
}

interface EndsProps {
  readonly drawn: readonly {
    readonly id: string;
    readonly name: { readonly short: string };
    readonly paths: Paths;
  }[];
  readonly frame: Frame;
  readonly font: number;
}

/** At the end of each least margin, whose it is and how great. */
function Ends({ drawn, frame, font }: EndsProps) {
  const ends = drawn.flatMap(({ paths: { last }, ...learner }) =>
    last ? [{ ...learner, ...last }] : [],
  );
  const heights = spread(
    ends.map(({ margin }) => frame.y(margin)),
    1.2 * font,
    frame.room.bottom,
  );
  return ends.map(({ id, name, step, margin }, k) => (
    <text
      key={id}
      className={styles.end}
      x={frame.x(step) + 6}
      y={(heights[k] ?? 0) + 0.35 * font}
      style={{ fill: strokeOf(id).color }}
    >
      {endText(name.short, margin)}
    </text>
  ));
}
