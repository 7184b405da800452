/** The page of the laboratory of two-layer networks. */
import type { Lab } from '../lab';
import { AlignmentChart } from './AlignmentChart';
import { DigitStrip } from './DigitStrip';
import { divergence } from './divergence';
import { GuideTerms, GuideText } from './GuideText';
import { LearnersControl } from './LearnersControl';
import { LossChart } from './LossChart';
import { leftOutWords } from './leftOut';
import { lessOf } from './lessOf';
import { NetworkFigure } from './NetworkFigure';
import { WeightsFigure } from './WeightsFigure';

export const twoLayerLab = {
  question: 'Can a network learn when its errors travel back through random weights?',
  figures: { LossChart, AlignmentChart, WeightsFigure, NetworkFigure },
  Panel: DigitStrip,
  presentsPanel: (presented) => presented.has('accuracy'),
  GuideText,
  GuideTerms,
  controls: { learners: LearnersControl },
  divergence,
  lessOf,
  leftOut: leftOutWords,
} satisfies Lab;
