/** What would make a run smaller. */
import { applies, type Experiment } from '../../../models/twoLayer/params';

/** As far as this one leaves a choice. */
export function lessOf(experiment: Experiment): readonly string[] {
  const { p, n, d, learners, backend } = experiment;
  const exact = experiment.precision === 'float64';
  return [
    ...(p > 1 ? ['a smaller width'] : []),
    ...(n > 1 && applies('n', experiment) ? ['fewer samples'] : []),
    ...(d > 1 && applies('d', experiment) ? ['fewer inputs'] : []),
    ...(experiment.data === 'own' ? ['a smaller table'] : []),
    ...(learners.length > 1 ? ['fewer learners'] : []),
    ...(backend === 'reference' ? [`another backend${exact ? ' in float32' : ''}`] : []),
    ...(backend !== 'reference' && exact ? ['float32'] : []),
  ];
}
