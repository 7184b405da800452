/** The layers of W/‖W‖ of one learner as heat maps, with what makes them rank one and lines them up. */
import { itemAt } from '../../../core/itemAt';
import type { RunInfo } from '../../../models/homogeneous/info';
import type { LayerPortrait } from '../../../models/homogeneous/probes';
import { FigureCard } from '../../charts/FigureCard';
import type { Numbers } from '../../charts/save';
import { useCurves, useSession } from '../../context';
import plot from '../../parts/plot.module.css';
import { useLateCurves } from '../../turns';
import { chosenIndex, useView } from '../../view';
import { LearnerSwitch } from '../LearnerSwitch';
import { useHomogeneous } from './inSight';
import { LayersDrawing } from './LayersDrawing';
import { overlapsOf } from './layerText';
import { leftOutText } from './leftOut';
import { type LookedAtLayers, layersOf } from './looked';
import { useWhole } from './useWhole';

export function LayersFigure({ empty }: { readonly empty: string }) {
  const session = useSession();
  const info = useHomogeneous((state) => state.info);
  return (
    <FigureCard
      name="Layers"
      caption="of W/‖W‖, u left, v above"
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
  const chosen = useView((view) => view.chosen);
  const leftOut = useCurves((state) => leftOutText(state, ['layers']));
  const looked = useLateCurves(layersOf, 'Layers');
  const isWhole = !looked.info || looked.layers !== null || looked.over || leftOut !== null;
  const shown = shownOf(useWhole(looked, isWhole), chosen);
  return shown ? (
    <LayersDrawing {...shown} />
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

function numbersOf(shown: Shown | null): Numbers {
  const layers = shown?.layers ?? [];
  const overlaps = overlapsOf(layers);
  return {
    columns: ['layer', 'rows', 'columns', 'σ₂/σ₁', '|⟨u, v⟩| with the next layer'],
    rows: layers.map(({ rows, columns, ratio }, k) => [
      ...[k + 1, rows, columns, ratio],
      overlaps[k] ?? null,
    ]),
    whole: ['rows', 'columns'],
  };
}
