/** The plane coloured by f(x; W/‖W‖) of up to two learners, with the samples: what moves in it is the direction alone. */
import { itemAt } from '../../../core/itemAt';
import type { RunInfo } from '../../../models/homogeneous/info';
import { FigureCard } from '../../charts/FigureCard';
import type { Numbers } from '../../charts/save';
import { useCurves, useNames, useSession } from '../../context';
import plot from '../../parts/plot.module.css';
import { useLateCurves } from '../../turns';
import { useView } from '../../view';
import { LearnerSwitch } from '../LearnerSwitch';
import { useHomogeneous } from './inSight';
import { leftOutText } from './leftOut';
import { type Looked, surfaceOf } from './looked';
import { pairOf } from './pair';
import { SurfacePlot } from './SurfacePlot';
import { useWhole } from './useWhole';

export function SurfaceFigure({ empty }: { readonly empty: string }) {
  const session = useSession();
  const info = useHomogeneous((state) => state.info);
  const nameOf = useNames();
  const hidden = useView((view) => view.hidden);
  const seen = info?.learners.filter(({ id }) => !hidden.has(id)) ?? [];
  return (
    <FigureCard
      name="Surface"
      caption="f(x; W/‖W‖), ringed: least margin"
      tools={seen.length > 2 && <LearnerSwitch info={info} />}
      numbers={() =>
        numbersOf(surfaceOf(session.curves.getState()), (learner) => nameOf(learner).short)
      }
    >
      <Plane empty={empty} />
    </FigureCard>
  );
}

function Plane({ empty }: { readonly empty: string }) {
  const hidden = useView((view) => view.hidden);
  const chosen = useView((view) => view.chosen);
  const leftOut = useCurves((state) => leftOutText(state, ['surface']));
  const looked = useLateCurves(surfaceOf, 'Surface');
  const { info, surface, margins } = useWhole(looked, isWhole(looked) || leftOut !== null);
  const shown = info ? pairOf(info, hidden, chosen) : [];
  const text = leftOut ?? (info && wordsFor(info, shown.length)) ?? empty;
  if (!info || !surface || shown.length === 0) {
    return (
      <p className={plot.empty} translate="yes">
        {text}
      </p>
    );
  }
  return <SurfacePlot info={info} surface={surface} margins={margins} shown={shown} />;
}

/** Whether nothing is still to come. */
const isWhole = ({ info, surface, over }: Looked) =>
  !info || surface !== null || over || inputsIn(info) !== 2;

/** Why there is nothing to see of this run; null: there will be. */
function wordsFor(info: RunInfo, shown: number): string | null {
  const inputs = inputsIn(info);
  if (inputs !== 2) {
    return `The data have ${inputs === 1 ? 'one input' : `${inputs} inputs`}: there is no plane to colour.`;
  }
  return shown === 0 ? 'No learner is in sight.' : null;
}

const inputsIn = ({ data: { X, y } }: RunInfo) => X.length / y.length;

function numbersOf(
  { info, margins }: Looked,
  nameOf: (learner: RunInfo['learners'][number]) => string,
): Numbers {
  if (!info) return { columns: ['sample', 'class'], rows: [] };
  const { X, y } = info.data;
  const isPlane = inputsIn(info) === 2;
  return {
    columns: [
      ...['sample', ...(isPlane ? ['x₁', 'x₂'] : []), 'class'],
      ...info.learners.map((learner) => `m/‖W‖^D, ${nameOf(learner)}`),
    ],
    rows: [...y].map((sign, i) => [
      ...[i + 1, ...(isPlane ? [itemAt(X, 2 * i), itemAt(X, 2 * i + 1)] : []), sign],
      ...info.learners.map((_, k) => margins?.value[k]?.[i] ?? null),
    ]),
    whole: ['class'],
  };
}
