/** The axis of the values of a chart: a function of what is measured and of what is in sight. */
import { useMemo } from 'react';
import { useSessionState } from '../context';
import { type Scale, useView } from '../view';
import { type Axis, linearAxis, logAxis, rangeOf } from './axes';
import type { Drawing } from './drawing';
import type { Foretold } from './ExtraLines';
import { type Row, rowOf, type Sight, showing, valuesIn } from './sight';

interface Asked extends Pick<Drawing, 'read'> {
  readonly scale: Scale;
  /** The scale that `home` is made for, the axis of a whole run. */
  readonly scaleAtHome: Scale;
  readonly home: Drawing['axis'];
  /** Whether all steps are in sight. */
  readonly whole: boolean;
  readonly foretold: readonly Foretold[];
  readonly rows: readonly Row[];
  readonly sight: Sight;
}

export function useAxis(asked: Asked): Axis {
  const { scale, scaleAtHome, home, whole, read, foretold, rows, sight } = asked;
  const pins = useSessionState((state) => state.pins);
  const hidden = useView((view) => view.hidden);
  const pinned = useMemo(
    () =>
      pins.flatMap(({ info, measurements }) =>
        valuesIn(
          measurements.map((each) => rowOf(each, read)),
          { ...sight, shows: showing(info.learners, hidden) },
        ),
      ),
    [pins, read, sight, hidden],
  );
  const least = useMemo(
    () =>
      foretold
        .flatMap(({ values }) => values)
        .reduce<number>(
          (a, b) => (b !== null && b > 0 ? Math.min(a, b) : a),
          Number.POSITIVE_INFINITY,
        ),
    [foretold],
  );
  return useStable(
    useMemo(() => {
      const seen = rangeOf([...valuesIn(rows, sight), ...pinned], scale);
      const range =
        seen ??
        rangeOf(
          rows.flatMap(({ values }) => values),
          scale,
        );
      if (whole && scale === scaleAtHome) return home(range, least);
      return scale === 'log' ? logAxis(range) : linearAxis(range);
    }, [rows, sight, pinned, scale, whole, scaleAtHome, home, least]),
  );
}
/** The value before, while it says the same: recharts takes a new object for another axis. */
function useStable<T>(value: T): T {
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  return useMemo(() => value, [text]);
}
