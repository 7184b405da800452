/** Which predicted curves a chart shows: at first those that hold, then as the person says. */
import { useMemo, useState } from 'react';
import { seenBy } from '../../../models/twoLayer/probes';
import type { Aside, Prediction } from '../../../models/twoLayer/theory';
import type { Foretold } from '../../charts/ExtraLines';
import { useCurves } from '../../context';
import { meaningOf, type Setting } from './foretold';
import { useTwoLayer } from './inSight';
import { leftOutText } from './leftOut';

interface Theory {
  readonly foretold: readonly Foretold[];
  /** What could not be foretold, in a line; null where nothing was to be, or it is switched off. */
  readonly note: string | null;
  /** For the switch of the chart. */
  readonly switched: {
    readonly there: boolean;
    readonly on: boolean;
    readonly toggle: () => void;
    readonly meaning: string;
  };
}

/** `curvesOf` picks the curves of a chart, `asides` are their kinds; neither may change from one drawing to the next. */
export function useTheory(
  curvesOf: (predictions: readonly Prediction[], setting: Setting) => readonly Foretold[],
  asides: readonly Aside[],
): Theory {
  const predictions = useCurves(({ latest }) => seenBy(latest, 'predictions')?.value ?? NONE);
  const activation = useTwoLayer((state) => state.experiment.activation);
  const shape = useTwoLayer((state) => state.info?.shape);
  const leftOut = useCurves((state) => leftOutText(state, asides));
  const [chosen, setChosen] = useState<boolean | null>(null);
  return useMemo(() => {
    const setting = { activation, n: shape?.n ?? 0, p: shape?.p ?? 0 };
    const all = curvesOf(predictions, setting);
    const drawn = predictions.filter((each) => curvesOf([each], setting).length > 0);
    const foretold = all.filter(({ holds }) => chosen ?? holds);
    const note = chosen === false ? null : leftOut;
    const on = foretold.length > 0 || note !== null;
    return {
      foretold,
      note,
      switched: {
        there: all.length > 0 || leftOut !== null,
        on,
        toggle: () => setChosen(!on),
        meaning: meaningOf(drawn, setting),
      },
    };
  }, [curvesOf, predictions, leftOut, activation, shape, chosen]);
}

const NONE: readonly Prediction[] = [];
