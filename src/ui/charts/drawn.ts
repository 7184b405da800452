/** How a chart draws a quantity, from its row of the table: what it reads, and how it writes a value. */
import { quantityIn } from '../../engine/measurement';
import { type MeasuredId, measured, measuredIds } from '../../models/twoLayer/quantities';
import { inUnit, UNITS, WRITTEN } from '../format';
import type { Drawing } from './drawing';

type Drawn = Pick<Drawing, 'read' | 'value' | 'unit'>;

/** The same functions at each drawing: what is drawn anew is decided by them. */
const DRAWN: ReadonlyMap<MeasuredId, Drawn> = new Map(
  measuredIds.map((id) => {
    const { format } = measured[id];
    return [
      id,
      {
        unit: UNITS[format],
        value: WRITTEN[format],
        read: (reading) => {
          const value = quantityIn(reading, id) ?? null;
          return value === null ? null : inUnit(format, value);
        },
      },
    ];
  }),
);

export function drawn(id: MeasuredId): Drawn {
  const found = DRAWN.get(id);
  if (!found) throw new Error(`“${id}” is not measured.`);
  return found;
}
