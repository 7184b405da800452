/** Surfaces side by side: each painted, its zero line and the samples drawn over it, and told in a line under it. */
import { quantile } from 'd3-array';
import { useCallback, useMemo } from 'react';
import { grouped } from '../../../core/grouped';
import { itemAt } from '../../../core/itemAt';
import { joined } from '../../../core/words';
import type { At } from '../../../engine/probe';
import type { RunInfo } from '../../../models/homogeneous/info';
import type { Sees } from '../../../models/homogeneous/probes';
import { useNames } from '../../context';
import type { Size } from '../../useSize';
import { imageOf } from './diverging';
import { type Paint, Painting } from './Painting';
import { type Panel, panelsIn } from './panels';
import styles from './SurfacePlot.module.css';
import { dotsOf, lineOf, placesOf, ringsOf } from './samples';
import { Told, useFont } from './Told';

interface Props {
  readonly info: RunInfo;
  readonly surface: At<Sees['surface']>;
  readonly margins: At<Sees['margins']> | null;
  /** The places of the learners that are shown. */
  readonly shown: readonly number[];
}

/** Of the size of f, from the least: where the colour is fullest. */
const FULL = 0.9;

export function SurfacePlot({ info, surface: { step, value }, margins, shown }: Props) {
  const nameOf = useNames();
  const font = useFont();
  const names = shown.map((index) => nameOf(itemAt(info.learners, index)).long);
  const places = shown.join();
  const paint = useCallback<Paint>(
    (context, size, colours) => {
      const indices = places.split(',').map(Number);
      for (const [k, panel] of panelsIn(size, indices.length, font).entries()) {
        const values = itemAt(value.values, itemAt(indices, k));
        const most = quantile(values.map(Math.abs), FULL) ?? 0;
        const image = imageOf(values, value.side, most, colours);
        const span = value.side - 1;
        const { left, top, side } = panel;
        // The first and the last point lie on the edges: half of their pixels is beyond.
        context.drawImage(image, 0.5, 0.5, span, span, left, top, side, side);
      }
    },
    [value, places, font],
  );
  return (
    <Painting
      step={step}
      label={`${joined(names)} at step ${grouped(step)}: sign and size of f(x; W/‖W‖) over the plane of inputs, with the samples; those of least margin are ringed`}
      paint={paint}
    >
      {(size) => <Panels {...{ info, value, margins, shown, size }} />}
    </Painting>
  );
}

interface PanelsProps extends Pick<Props, 'info' | 'margins' | 'shown'> {
  readonly value: Sees['surface'];
  readonly size: Size;
}

function Panels({ info, value, margins, shown, size }: PanelsProps) {
  const font = useFont();
  const count = shown.length;
  const panels = useMemo(() => panelsIn(size, count, font), [size, count, font]);
  return panels.map((panel, k) => {
    const index = itemAt(shown, k);
    const learner = itemAt(info.learners, index);
    const own = { panel, margins: margins?.value[index] ?? null };
    return (
      <g key={learner.id}>
        <Drawn {...own} surface={value} values={itemAt(value.values, index)} data={info.data} />
        <Told {...own} learner={learner} />
      </g>
    );
  });
}

interface DrawnProps {
  readonly panel: Panel;
  readonly surface: Sees['surface'];
  readonly values: Float32Array;
  readonly data: RunInfo['data'];
  readonly margins: Float64Array | null;
}

function Drawn({ panel, surface: { extent, side }, values, data, margins }: DrawnProps) {
  const places = useMemo(() => placesOf(data.X, extent, panel), [data, extent, panel]);
  const dots = useMemo(() => dotsOf(places, data.y, panel), [places, data, panel]);
  const zero = useMemo(() => lineOf(values, side, panel), [values, side, panel]);
  return (
    <>
      <rect
        className={styles.edge}
        x={panel.left}
        y={panel.top}
        width={panel.side}
        height={panel.side}
      />
      <path className={styles.zero} d={zero} />
      <path className={`${styles.dot} ${styles.plus}`} d={dots.plus} />
      <path className={`${styles.dot} ${styles.minus}`} d={dots.minus} />
      {margins && <path className={styles.ring} d={ringsOf(places, margins, panel)} />}
    </>
  );
}
