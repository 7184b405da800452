/** The layers of W/‖W‖ of one learner as heat maps, with what makes them rank one and lines them up. */
import { useCallback } from 'react';
import { grouped } from '../../../core/grouped';
import { itemAt } from '../../../core/itemAt';
import type { RunInfo } from '../../../models/homogeneous/info';
import type { LayerPortrait } from '../../../models/homogeneous/probes';
import { FigureCard } from '../../charts/FigureCard';
import type { Numbers } from '../../charts/save';
import { useCurves, useNames, useSession } from '../../context';
import plot from '../../parts/plot.module.css';
import { useLateCurves } from '../../turns';
import { chosenIndex, useView } from '../../view';
import { LearnerSwitch } from '../LearnerSwitch';
import { APART, blocksIn, STRIP } from './blocks';
import { imageOf } from './diverging';
import { useHomogeneous } from './inSight';
import styles from './LayersFigure.module.css';
import { linesOf, overlapsOf } from './layerText';
import { leftOutText } from './leftOut';
import { type LookedAtLayers, layersOf } from './looked';
import { type Paint, Painting } from './Painting';

export function LayersFigure({ empty }: { readonly empty: string }) {
  const session = useSession();
  const info = useHomogeneous((state) => state.info);
  return (
    <FigureCard
      name="Layers"
      caption="of W/‖W‖"
      tools={<LearnerSwitch info={info} />}
      numbers={() =>
        numbersOf(shownOf(layersOf(session.curves.getState()), useView.getState().chosen))
      }
    >
      <LayersPlot empty={empty} />
    </FigureCard>
  );
}

function LayersPlot({ empty }: { readonly empty: string }) {
  const looked = useLateCurves(layersOf, 'Layers');
  const shown = shownOf(
    looked,
    useView((view) => view.chosen),
  );
  const leftOut = useCurves((state) => leftOutText(state, ['layers']));
  return shown ? (
    <Layers {...shown} />
  ) : (
    <p className={plot.empty} translate="yes">
      {leftOut ?? empty}
    </p>
  );
}

interface Shown {
  readonly step: number;
  readonly learner: RunInfo['learners'][number];
  readonly layers: readonly LayerPortrait[];
}

/** Null before they were looked at. */
function shownOf({ info, layers }: LookedAtLayers, chosen: string | null): Shown | null {
  if (!info || !layers) return null;
  const index = chosenIndex(chosen, info);
  const { step, value } = layers;
  return { step, learner: itemAt(info.learners, index), layers: itemAt(value, index) };
}

function Layers({ step, learner, layers }: Shown) {
  const nameOf = useNames();
  const font = useView((view) => view.present) ? 20 : 12;
  const line = 1.4 * font;
  const texts = linesOf(layers);
  const height = line * Math.max(...texts.map((lines) => lines.length));
  // Many of the signs are narrow.
  const width = 0.43 * font * Math.max(...texts.flat().map((text) => text.length));
  const paint = useCallback<Paint>(
    (context, size, pair) => {
      context.imageSmoothingEnabled = false;
      for (const [k, { left, top, cell }] of blocksIn(size, layers, { width, height }).entries()) {
        const { rows, columns, values, u, v } = itemAt(layers, k);
        const image = (of: ArrayLike<number>, across: number) =>
          imageOf(of, across, greatest(of), pair);
        const [wide, high] = [columns * cell, rows * cell];
        context.imageSmoothingEnabled = cell < 1;
        context.drawImage(image(values, columns), left, top, wide, high);
        context.drawImage(image(u, 1), left - APART - STRIP, top, STRIP, high);
        context.drawImage(image(v, columns), left, top - APART - STRIP, wide, STRIP);
      }
    },
    [layers, width, height],
  );
  return (
    <Painting
      step={step}
      label={`${nameOf(learner).long} at step ${grouped(step)}: weights of each layer by sign and size, with its leading singular vectors. ${texts.flat().join(', ')}`}
      paint={paint}
    >
      {(size) =>
        blocksIn(size, layers, { width, height }).map((block, k) => {
          const { rows, columns } = itemAt(layers, k);
          const { left, top, cell, middle, text } = block;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the layers of a network stay in their order
            <g key={k}>
              <rect
                className={styles.edge}
                x={left - 0.5}
                y={top - 0.5}
                width={columns * cell + 1}
                height={rows * cell + 1}
              />
              {itemAt(texts, k).map((words, at) => (
                <text
                  // biome-ignore lint/suspicious/noArrayIndexKey: so do the lines
                  key={at}
                  className={at === 0 ? styles.name : ''}
                  x={middle}
                  y={text + line * (at + 0.8)}
                  textAnchor="middle"
                >
                  {words}
                </text>
              ))}
            </g>
          );
        })
      }
    </Painting>
  );
}

function greatest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function numbersOf(shown: Shown | null): Numbers {
  const layers = shown?.layers ?? [];
  const overlaps = overlapsOf(layers);
  return {
    columns: ['layer', 'rows', 'columns', 'σ₂/σ₁', '|⟨u, v⟩| with the next layer'],
    rows: layers.map(({ rows, columns, ratio }, k) => [
      ...[k + 1, rows, columns, ratio],
      overlaps[k] ?? null,
    ]),
  };
}
