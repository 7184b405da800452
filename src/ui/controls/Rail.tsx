/** The rail of controls, laid out from the table of parameters. */
import type { ReactNode } from 'react';
import {
  type Group,
  type ParamKey,
  type ParamRow,
  paramKeys,
  params,
} from '../../experiment/params';
import { ChoiceControl } from './ChoiceControl';
import { LearnersControl } from './LearnersControl';
import { NumberControl } from './NumberControl';

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
      {Object.entries(TITLES).map(([group, title]) => (
        <section key={group}>
          <h2 className="rail-title">{title}</h2>
          {controls(group as Group)}
        </section>
      ))}
      <details className="details">
        <summary className="rail-title">More settings</summary>
        {controls('details')}
      </details>
    </aside>
  );
}

function controls(group: Group): ReactNode {
  return paramKeys
    .filter((key) => params[key].group === group)
    .map((key) => <Control key={key} param={key} />);
}

function Control({ param }: { readonly param: ParamKey }) {
  const row: ParamRow = params[param];
  switch (row.kind) {
    case 'number':
      return <NumberControl param={param} row={row} />;
    case 'choice':
      return <ChoiceControl param={param} row={row} />;
    case 'set':
      return <LearnersControl />;
    default:
      return row satisfies never;
  }
}
