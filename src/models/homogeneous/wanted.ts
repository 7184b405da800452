/** How a link and a task name this model, and what it is computed with: what page and worker share. */

export const id = 'directions';

export const wantedOf = () => ({ backend: 'auto', precision: 'float64' }) as const;
