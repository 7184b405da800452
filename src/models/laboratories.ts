/** Every laboratory with what it is and how it is computed: for what needs both, as the command line does. */
import type { Facts } from '../engine/facts';
import type { Model } from '../engine/model';
import type { Files } from '../engine/runFile/files';
import { facts } from './facts';
import { files as directionsFiles } from './homogeneous/runFile/files';
import { id as directions } from './homogeneous/wanted';
import { models } from './registry';
import { files as twoLayerFiles } from './twoLayer/runFile/files';
import { id as twoLayer } from './twoLayer/wanted';

/** How the run files of each are read. */
const files: Readonly<Record<string, Files>> = {
  [twoLayer]: twoLayerFiles,
  [directions]: directionsFiles,
};

export interface Laboratory {
  readonly facts: Facts;
  readonly model: Model;
  /** Without it, its run files are written and not read. */
  readonly files?: Files;
}

async function laboratoryOf(each: Facts): Promise<Laboratory> {
  const load = models[each.id];
  if (!load) throw new Error(`Nothing computes “${each.id}”.`);
  return { facts: each, model: await load(), ...(files[each.id] && { files: files[each.id] }) };
}

const [first, ...others] = facts;

/** The first is that of a link that names none. */
export const laboratories = [
  await laboratoryOf(first),
  ...(await Promise.all(others.map(laboratoryOf))),
] as const;
