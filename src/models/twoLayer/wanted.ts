/** How a link and a task name this model, and what an experiment asks to be computed with: what page and worker share. */
import type { Experiment } from './params';

export const id = 'two-layer';

export const wantedOf = ({ backend, precision }: Experiment) => ({ backend, precision });
