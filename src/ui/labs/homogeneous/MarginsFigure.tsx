/** The normalised margins of all samples as they settle: least, quartiles, median and greatest over log steps. */
import { useRef } from 'react';
import type { CurvesState } from '../../../session/curves';
import { FigureCard } from '../../charts/FigureCard';
import type { Numbers } from '../../charts/save';
import { useNames, useSession } from '../../context';
import plot from '../../parts/plot.module.css';
import { useLateCurves } from '../../turns';
import { useSize } from '../../useSize';
import { useView } from '../../view';
import { asHomogeneous, type HomogeneousCurves } from './inSight';
import styles from './MarginsFigure.module.css';
import { MarginsPlot } from './MarginsPlot';
import { MARGINS } from './settling';

export function MarginsFigure({ empty }: { readonly empty: string }) {
  const session = useSession();
  const nameOf = useNames();
  return (
    <FigureCard
      name="Margins"
      caption={
        <>
          all samples, m/‖W‖<sup className={styles.degree}>D</sup>
        </>
      }
      numbers={() =>
        numbersOf(curvesOf(session.curves.getState()), (learner) => nameOf(learner).short)
      }
    >
      <Settling empty={empty} />
    </FigureCard>
  );
}

type Curves = Pick<HomogeneousCurves, 'info' | 'measurements'>;

function curvesOf(state: CurvesState): Curves {
  const { info, measurements } = asHomogeneous(state);
  return { info, measurements };
}

function Settling({ empty }: { readonly empty: string }) {
  const { info, measurements } = useLateCurves(curvesOf, 'Margins');
  const hidden = useView((view) => view.hidden);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const begun = (measurements.at(-1)?.step ?? 0) >= 1;
  return (
    <>
      <div className={styles.box} ref={box} />
      {info && size && <MarginsPlot {...{ info, measurements, hidden, size }} />}
      {!begun && (
        <p className={plot.empty} translate="yes">
          {empty}
        </p>
      )}
    </>
  );
}

function numbersOf(
  { info, measurements }: Curves,
  nameOf: (learner: NonNullable<Curves['info']>['learners'][number]) => string,
): Numbers {
  const names = info?.learners.map(nameOf) ?? [];
  const best = info?.optimum;
  return {
    columns: [
      'step',
      ...(best ? ['optimum'] : []),
      ...names.flatMap((name) => MARGINS.map(({ label }) => `${label}, ${name}`)),
    ],
    rows: measurements.map(({ step, readings }) => [
      step,
      ...(best ? [best] : []),
      ...readings.flatMap((reading) => MARGINS.map(({ id }) => reading[id])),
    ]),
  };
}
