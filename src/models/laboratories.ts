/** Every laboratory with what it is and how it is computed: for what needs both, as the command line does. */
import type { Facts } from '../engine/facts';
import type { Model } from '../engine/model';
import { facts } from './facts';
import { models } from './registry';

export interface Laboratory {
  readonly facts: Facts;
  readonly model: Model;
}

async function laboratoryOf(each: Facts): Promise<Laboratory> {
  const load = models[each.id];
  if (!load) throw new Error(`Nothing computes “${each.id}”.`);
  return { facts: each, model: await load() };
}

const [first, ...others] = facts;

/** The first is that of a link that names none. */
export const laboratories = [
  await laboratoryOf(first),
  ...(await Promise.all(others.map(laboratoryOf))),
] as const;
