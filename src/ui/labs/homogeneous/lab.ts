/** The page of the laboratory of deep homogeneous networks: directions of weights that run away. */
import { homogeneous } from '../../../models/homogeneous/facts';
import { divergenceOf } from '../divergence';
import type { Lab } from '../lab';
import { DirectionChart } from './DirectionChart';
import { GrowthChart } from './GrowthChart';
import { GuideTerms, GuideText } from './GuideText';
import { LayersFigure } from './LayersFigure';
import { LearnersControl } from './LearnersControl';
import styles from './lab.module.css';
import { leftOutWords } from './leftOut';
import { MarginsFigure } from './MarginsFigure';
import { remarkOf } from './remark';
import { SurfaceFigure } from './SurfaceFigure';

export const homogeneousLab = {
  question: 'The weights run away for ever. Why does the answer stop changing?',
  figures: { SurfaceFigure, LayersFigure, GrowthChart, DirectionChart, MarginsFigure },
  arrangement: styles.figures,
  stepScale: 'log',
  GuideText,
  GuideTerms,
  controls: { learners: LearnersControl },
  divergence: (outcome, { measured }) =>
    divergenceOf(
      outcome,
      homogeneous,
      {
        smaller: 'Try a smaller initial scale.',
        slower: 'Try a smaller learning rate, or the normalised step.',
      },
      measured,
    ),
  lessOf: ({ data }) => [
    ...['a smaller width', 'fewer layers'],
    data === 'own' ? 'a smaller table' : 'fewer samples',
  ],
  remarkOf,
  leftOut: leftOutWords,
} satisfies Lab;
