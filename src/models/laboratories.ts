/** Every laboratory with what it is and how it is computed: for what needs both, as the command line does. */
import type { Facts } from '../engine/facts';
import type { Model } from '../engine/model';
import { facts } from './facts';
import { models } from './registry';

export interface Laboratory {
  readonly facts: Facts;
  readonly model: Model;
}

const laboratoryOf = (each: Facts): Laboratory => {
  const model = models.find(({ id }) => id === each.id);
  if (!model) throw new Error(`Nothing computes “${each.id}”.`);
  return { facts: each, model };
};

const [first, ...others] = facts;

/** The first is that of a link that names none. */
export const laboratories = [laboratoryOf(first), ...others.map(laboratoryOf)] as const;
