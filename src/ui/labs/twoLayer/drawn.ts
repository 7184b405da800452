/** How a chart draws one of this model's quantities. */
import { type MeasuredId, measured } from '../../../models/twoLayer/quantities';
import { drawn as drawnAs } from '../../charts/drawn';

export const drawn = (id: MeasuredId) => drawnAs({ id, format: measured[id].format });
