/** Which predicted curves a chart shows: at first those that hold, then as the person says. */
import { useMemo, useState } from 'react';
import type { Prediction } from '../../experiment/theory';
import { useCurves } from '../context';
import type { Foretold } from './ExtraLines';
import { meaningOf, type Setting } from './foretold';

interface Theory {
  readonly foretold: readonly Foretold[];
  /** For the switch of the chart. */
  readonly switched: {
    readonly there: boolean;
    readonly on: boolean;
    readonly toggle: () => void;
    readonly meaning: string;
  };
}

/** `curvesOf` picks the curves of a chart; it must not change from one drawing to the next. */
export function useTheory(
  curvesOf: (predictions: readonly Prediction[], setting: Setting) => readonly Foretold[],
): Theory {
  const predictions = useCurves((state) => state.predictions);
  const activation = useCurves((state) => state.experiment.activation);
  const shape = useCurves((state) => state.info?.shape);
  const [chosen, setChosen] = useState<boolean | null>(null);
  return useMemo(() => {
    const setting = { activation, n: shape?.n ?? 0, p: shape?.p ?? 0 };
    const all = curvesOf(predictions, setting);
    const drawn = predictions.filter((each) => curvesOf([each], setting).length > 0);
    const foretold = all.filter(({ holds }) => chosen ?? holds);
    return {
      foretold,
      switched: {
        there: all.length > 0,
        on: foretold.length > 0,
        toggle: () => setChosen(foretold.length === 0),
        meaning: meaningOf(drawn, setting),
      },
    };
  }, [curvesOf, predictions, activation, shape, chosen]);
}
