/** The rail of controls, laid out from the table of parameters. */
import { grouped } from '../../core/grouped';
import {
  applies,
  type Group,
  type ParamKey,
  type ParamRow,
  paramKeys,
  params,
} from '../../models/twoLayer/params';
import { useCurves, useSession, useSessionState } from '../context';
import { DataControl } from '../ownData/DataControl';
import titles from '../parts/title.module.css';
import { changedOnTheWay } from '../share';
import { ChoiceControl } from './ChoiceControl';
import { LearnersControl } from './LearnersControl';
import { NumberControl } from './NumberControl';
import styles from './Rail.module.css';

const TITLES: Record<Exclude<Group, 'details'>, string> = {
  network: 'Network',
  regularization: 'Regularization',
  optimization: 'Optimization',
  data: 'Data',
  learners: 'Learners',
};

export function Rail({ id, open }: { readonly id: string; readonly open: boolean }) {
  return (
    <aside id={id} className="rail" data-open={open} aria-label="Experiment">
      <LiveSwitch />
      {Object.entries(TITLES).map(([group, title]) => (
        <Section key={group} group={group as Group} title={title} />
      ))}
      <details className={styles.details}>
        <summary className={titles.title}>More settings</summary>
        <Controls group="details" />
      </details>
    </aside>
  );
}

/** Whether η, λ and T change in the run that goes on. */
function LiveSwitch() {
  const session = useSession();
  const live = useSessionState((state) => state.live);
  const changes = useCurves((state) => state.changes);
  const last = changes.at(-1);
  const said = last
    ? `${last.what} from step ${grouped(last.step)} on`
    : live
      ? 'in the run that goes on'
      : 'every change starts anew';
  return (
    <label className={styles.live}>
      <input
        type="checkbox"
        checked={live}
        onChange={({ target }) => session.setLive(target.checked)}
      />
      <span>Change η, λ, T live</span>
      <small title={changes.length > 0 ? changedOnTheWay : undefined}>{said}</small>
    </label>
  );
}

/** Nothing at all where none of its parameters has a say. */
function Section({ group, title }: { readonly group: Group; readonly title: string }) {
  const wanted = useSessionState(({ experiment }) =>
    keysOf(group).some((key) => applies(key, experiment)),
  );
  if (!wanted) return null;
  return (
    <section>
      <h2 className={titles.title}>{title}</h2>
      <Controls group={group} />
    </section>
  );
}

function Controls({ group }: { readonly group: Group }) {
  return keysOf(group).map((key) => <Control key={key} param={key} />);
}

function keysOf(group: Group): readonly ParamKey[] {
  return paramKeys.filter((key) => params[key].group === group);
}

function Control({ param }: { readonly param: ParamKey }) {
  const row: ParamRow = params[param];
  const wanted = useSessionState(({ experiment }) => applies(param, experiment));
  if (!wanted) return null;
  switch (row.kind) {
    case 'number':
      return <NumberControl param={param} row={row} />;
    case 'choice':
      return param === 'data' ? <DataControl /> : <ChoiceControl param={param} row={row} />;
    case 'set':
      return <LearnersControl />;
    default:
      return row satisfies never;
  }
}
