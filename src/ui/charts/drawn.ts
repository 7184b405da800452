/** How a chart draws a quantity: what it reads, and how it writes a value. */
import { quantityIn } from '../../engine/measurement';
import type { Format } from '../../engine/quantity';
import { inUnit, UNITS, WRITTEN } from '../format';
import type { Drawing } from './drawing';

type Drawn = Pick<Drawing, 'read' | 'value' | 'unit'>;

const known = new Map<string, Drawn>();

/** The same functions at each drawing: what is drawn anew is decided by them. */
export function drawn({ id, format }: { readonly id: string; readonly format: Format }): Drawn {
  const key = `${id} ${format}`;
  const before = known.get(key);
  if (before) return before;
  const made: Drawn = {
    unit: UNITS[format],
    value: WRITTEN[format],
    read: (reading) => {
      const value = quantityIn(reading, id) ?? null;
      return value === null ? null : inUnit(format, value);
    },
  };
  known.set(key, made);
  return made;
}
