/** The figures of each learner at the last measured step: a column for each row of the table of quantities. */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { grouped } from '../core/grouped';
import type { LearnerOfRun } from '../engine/order';
import { figureOf, type Quantity, type Told, textOf } from '../engine/quantity';
import type { CurvesState } from '../session/curves';
import { ratesOf } from '../session/rates';
import { useCurves, useModel, useSessionState } from './context';
import { inUnit, NONE, WRITTEN } from './format';
import { useLab } from './labs/labs';
import { leftOutText } from './leftOut';
import card from './parts/card.module.css';
import unseen from './parts/unseen.module.css';
import { usePresented } from './presented';
import styles from './Readout.module.css';
import { Swatch } from './Swatch';
import { toggleLearner, useView } from './view';

export function Readout() {
  const seen = useCurves(useShallow(figuresOf));
  const { info, run, measurements } = seen;
  const latest = measurements.at(-1);
  const rates = useMemo(() => (info ? ratesOf(measurements, info) : []), [measurements, info]);
  const hidden = useView((view) => view.hidden);
  const model = useModel();
  const { leftOut: words } = useLab(model);
  const asked = useSessionState((state) => state.experiment);
  const presented = usePresented();
  // Before the first measurement the rows stand empty, so that nothing moves when it comes.
  const learners = info?.learners ?? model.learnersOf(asked);
  const told: Told = { ...seen, rates, tested: info?.tested ?? 0 };
  const columns = model.quantities.filter((each) => each.shows !== 'files' && isThere(each, told));
  return (
    <section className={`${card.card} ${styles.readout}`} aria-label="Readout">
      <table data-run={run} data-step={latest?.step} data-tested={told.tested > 0}>
        <thead>
          <tr>
            <th scope="col">{latest ? `At step ${grouped(latest.step)}` : 'Learner'}</th>
            {columns.map((column) => (
              <Head
                key={column.id}
                {...{ column, told, learners }}
                presented={presented.has(column.id)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {learners.map(({ id, rule }, index) => (
            <tr key={id} data-learner={id}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.legend}
                  aria-pressed={!hidden.has(id)}
                  title={`${hidden.has(id) ? 'Show' : 'Hide'} its lines in the charts`}
                  onClick={() => toggleLearner(id)}
                >
                  <Swatch learner={id} />
                  <span className={styles.nameLong} translate="no">
                    {model.nameOf({ id, rule }).long}
                  </span>
                  <span className={styles.nameShort} translate="no" aria-hidden="true">
                    {model.nameOf({ id, rule }).short}
                  </span>
                </button>
              </th>
              {columns.map((column) => (
                <Cell
                  key={column.id}
                  column={column}
                  presented={presented.has(column.id)}
                  value={figureOf(column, latest?.readings[index], told, index)}
                  why={
                    column.aside ? leftOutText({ ...seen, model }, [column.aside], words, id) : null
                  }
                  control={(column.control ?? false) && model.isControl({ id, rule })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const figuresOf = (state: CurvesState) => ({
  info: state.info,
  run: state.run,
  measurements: state.measurements,
  reached: state.reached,
  latest: state.latest,
  tests: state.tests,
  leftOut: state.leftOut,
});

const isThere = ({ there }: Quantity, told: Told) => there?.(told) ?? true;

interface HeadProps {
  readonly column: Quantity;
  readonly presented: boolean;
  readonly told: Told;
  readonly learners: readonly LearnerOfRun[];
}

function Head({ column, presented, told, learners }: HeadProps) {
  const { id, format, symbol, help, words, at } = column;
  const name = textOf(symbol, learners);
  const step = at?.(told) ?? undefined;
  const title = help && textOf(help, learners);
  return (
    <th
      scope="col"
      data-quantity={id}
      data-format={format}
      data-presented={presented}
      data-step={step}
      title={title && (step === undefined ? title : `${title}, at step ${grouped(step)}`)}
      translate={words ? undefined : 'no'}
    >
      {/* A text that changes is its element's only child: a translator replaces text nodes. */}
      {name.includes('_') ? <WithLow text={name} /> : name}
    </th>
  );
}

/** “ηλ_max/2”, with what follows the “_” written low. */
function WithLow({ text }: { readonly text: string }) {
  const [plain, ...rest] = text.split('_');
  const [, low, after] = /^([a-z]*)(.*)$/.exec(rest.join('_')) ?? [];
  return (
    <>
      <span>{plain}</span>
      <sub>{low}</sub>
      <span>{after}</span>
    </>
  );
}

interface CellProps {
  readonly column: Quantity;
  readonly presented: boolean;
  /** Undefined before it is known; null where it is not defined. */
  readonly value: number | null | undefined;
  /** Why it is left out, if it is. */
  readonly why: string | null;
  /** Whether it says nothing of how the learner learns. */
  readonly control: boolean;
}

/** A rounded figure; the exact one is its machine-readable value and shows on hover. */
function Cell({ column, presented, value, why, control }: CellProps) {
  const { id, format, none = NONE } = column;
  const figure = typeof value === 'number' && Number.isFinite(value) ? inUnit(format, value) : null;
  return (
    <td data-quantity={id} data-presented={presented} data-control={control}>
      {figure !== null ? (
        <data value={figure} title={String(figure)} translate="no">
          {WRITTEN[format](figure)}
        </data>
      ) : (
        (value !== undefined || why) && <span title={why ?? undefined}>{none}</span>
      )}
      {control && <span className={unseen.unseen}> (control)</span>}
    </td>
  );
}
