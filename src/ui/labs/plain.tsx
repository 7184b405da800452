/** The page of a laboratory that has none of its own: all of it follows from its facts. */
import type { Facts } from '../../engine/facts';
import { type Format, type Quantity, textOf } from '../../engine/quantity';
import { angleAxis, linearAxis, logAxis } from '../charts/axes';
import type { Drawing } from '../charts/drawing';
import { drawn } from '../charts/drawn';
import { StepFigure } from '../charts/StepFigure';
import { useCurves, useModel } from '../context';
import styles from '../Guide.module.css';
import { divergenceOf } from './divergence';
import type { Figure, Lab } from './lab';

const plain = new Map<string, Lab>();

/** The same at each drawing. */
export function plainLab(model: Facts): Lab {
  const known = plain.get(model.id);
  if (known) return known;
  const charted = model.quantities.filter(
    ({ kind, shows }) => kind === 'measured' && shows === 'always',
  );
  const lab: Lab = {
    question: model.name,
    figures: Object.fromEntries(charted.map((quantity) => [quantity.id, chartOf(quantity)])),
    GuideTerms,
    divergence: (outcome, { measured }) => divergenceOf(outcome, model, ADVICE, measured),
    lessOf: () => ['a smaller experiment'],
    leftOut: { names: {}, whys: {} },
  };
  plain.set(model.id, lab);
  return lab;
}

/** Its figures are still to come. */
export const waitingLab = (model: Facts): Lab => ({ ...plainLab(model), figures: {} });

const ADVICE = { smaller: 'Try smaller data.', slower: 'Try a smaller learning rate.' };

const AXES: Record<Format, Pick<Drawing, 'scale' | 'axis'>> = {
  number: { scale: 'log', axis: logAxis },
  angle: { scale: 'linear', axis: angleAxis },
  ratio: { scale: 'linear', axis: linearAxis },
  count: { scale: 'linear', axis: linearAxis },
  share: { scale: 'linear', axis: linearAxis },
};

function chartOf(quantity: Quantity): Figure {
  const { id, format } = quantity;
  return function QuantityChart({ empty }) {
    const symbol = useCurves(({ info }) => textOf(quantity.symbol, info?.learners ?? []));
    const name = id.charAt(0).toUpperCase() + id.slice(1);
    return (
      <StepFigure
        name={name}
        caption={symbol}
        {...drawn(quantity)}
        {...AXES[format]}
        empty={empty}
      />
    );
  };
}

/** What each quantity is. */
function GuideTerms() {
  const { quantities } = useModel();
  const learners = useCurves(({ info }) => info?.learners) ?? [];
  return (
    <dl className={styles.terms}>
      {quantities.map(
        (quantity) =>
          quantity.help && [
            <dt key={quantity.id}>{textOf(quantity.symbol, learners)}</dt>,
            <dd key={`${quantity.id}, meaning`}>{textOf(quantity.help, learners)}</dd>,
          ],
      )}
    </dl>
  );
}
