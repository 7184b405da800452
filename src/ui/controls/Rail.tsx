/** The rail of controls, laid out from the table of parameters. */
import { grouped } from '../../core/grouped';
import { useCurves, useModel, useSession, useSessionState } from '../context';
import { useLab } from '../labs/labs';
import { DataControl } from '../ownData/DataControl';
import titles from '../parts/title.module.css';
import { changedOnTheWay } from '../share';
import { ChoiceControl } from './ChoiceControl';
import { NumberControl } from './NumberControl';
import styles from './Rail.module.css';
import { SetControl } from './SetControl';

export function Rail({ id, open }: { readonly id: string; readonly open: boolean }) {
  const { groups, schema } = useModel();
  const folded = schema.keys.filter((key) => !(schema.row(key).group in groups));
  return (
    <aside id={id} className="rail" data-open={open} aria-label="Experiment">
      <LiveSwitch />
      {Object.entries(groups).map(([group, title]) => (
        <Section key={group} group={group} title={title} />
      ))}
      {folded.length > 0 && (
        <details className={styles.details}>
          <summary className={titles.title}>More settings</summary>
          <Controls keys={folded} />
        </details>
      )}
    </aside>
  );
}

/** Whether what can be tuned (η, λ, T) changes in the run that goes on. */
function LiveSwitch() {
  const session = useSession();
  const live = useSessionState((state) => state.live);
  const changes = useCurves((state) => state.changes);
  const { schema, isTunable } = useModel();
  const tuned = schema.keys.filter(isTunable).map((key) => schema.row(key).symbol ?? key);
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
      <span>{`Change ${tuned.join(', ')} live`}</span>
      <small title={changes.length > 0 ? changedOnTheWay : undefined}>{said}</small>
    </label>
  );
}

/** Nothing at all where none of its parameters has a say. */
function Section({ group, title }: { readonly group: string; readonly title: string }) {
  const { applies, schema } = useModel();
  const keys = schema.keys.filter((key) => schema.row(key).group === group);
  const wanted = useSessionState(({ experiment }) => keys.some((key) => applies(key, experiment)));
  if (!wanted) return null;
  return (
    <section>
      <h2 className={titles.title}>{title}</h2>
      <Controls keys={keys} />
    </section>
  );
}

function Controls({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((key) => <Control key={key} param={key} />);
}

function Control({ param }: { readonly param: string }) {
  const model = useModel();
  const { applies, schema, table } = model;
  const row = schema.row(param);
  const Own = useLab(model).controls?.[param];
  const wanted = useSessionState(({ experiment }) => applies(param, experiment));
  if (!wanted) return null;
  if (Own) return <Own />;
  switch (row.kind) {
    case 'number':
      return <NumberControl param={param} row={row} />;
    case 'choice':
      return param === table?.param ? (
        <DataControl param={param} row={row} />
      ) : (
        <ChoiceControl param={param} row={row} />
      );
    case 'set':
      return <SetControl param={param} row={row} />;
    default:
      return row satisfies never;
  }
}
