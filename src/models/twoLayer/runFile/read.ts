/** Reads a run file out of parsed JSON: all that is wrong with it is named, and what is right fits together. */
import * as v from 'valibot';
import type { Parsed } from '../../../core/schema/schema';
import { type ParamKey, schema } from '../params';

import { id } from '../wanted';

const { expectation, keys, parse } = schema;

import { FORMAT, VERSION } from '../../../engine/runFile';
import { check, oneOf, shown, type Tell } from './check';
import { readLearners } from './learners';
import { readFinal, readNetwork, type Unread } from './network';
import type { FileExperiment, LearnerRun, RunFile } from './runFile';

export type ReadRunFile =
  | {
      readonly ok: true;
      readonly file: RunFile;
      /** What was left out, a sentence each: the run does not depend on it. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

const unread = v.optional(v.record(v.string(), v.unknown(), 'an object'), {});

const makerSchema = v.object({
  app: v.exactOptional(v.string('text')),
  backend: v.exactOptional(oneOf(['webgl', 'simd', 'reference'])),
  precision: v.exactOptional(oneOf(['float32', 'float64'])),
});

const frameSchema = v.object({ experiment: unread, data: unread, initial: unread });

/** Reads what `JSON.parse` made of a run file. */
export function readRunFile(json: unknown): ReadRunFile {
  const alien = alienation(json);
  if (alien) return { ok: false, problems: [alien] };
  const problems: string[] = [];
  const notes: string[] = [];
  const tell: Tell = (problem) => problems.push(problem);
  const maker = check(makerSchema, json, tell);
  const frame = check(frameSchema, json, tell);
  const experiment = frame && readExperiment(frame.experiment, tell, (note) => notes.push(note));
  const network = frame && readNetwork(frame.data, frame.initial, tell);
  const learners = readLearners(
    json,
    (name, final) => network && readFinal(name, final, network, tell),
    tell,
  );
  if (learners && experiment) checkLastSteps(learners, experiment.steps, tell);
  if (problems.length > 0 || !maker || !experiment || !network || !learners) {
    return { ok: false, problems };
  }
  return { ok: true, file: { ...maker, experiment, ...network, learners }, notes };
}

const headerSchema = v.object({
  format: v.literal(FORMAT),
  version: v.unknown(),
  model: v.optional(v.unknown()),
});

/** Why this is no run file at all, or none that can be read here. */
function alienation(json: unknown): string | null {
  const header = v.safeParse(headerSchema, json);
  if (!header.success) {
    return `This is no run file: a run file says "format": "${FORMAT}", "version": ${VERSION}.`;
  }
  const { version, model } = header.output;
  if (model !== undefined && model !== id) {
    return `This is a run file of the model ${shown(model)}: those of ${id} alone are read here.`;
  }
  if (version === VERSION) return null;
  return `This is a run file of version ${shown(version)}: only version ${VERSION} is known here.`;
}

/** What a run depends on beside its data, weights and learners. */
const needed: readonly ParamKey[] = ['activation', 'steps'];
const stops: readonly ParamKey[] = ['target', 'plateau'];
const used: readonly ParamKey[] = [...needed, ...stops, 'batch', 'seed', 'backend', 'precision'];

/** Each parameter that is there; one that the run depends on must be right, another may be left out. */
function readExperiment(given: Unread, tell: Tell, note: Tell): FileExperiment {
  const experiment: Partial<Record<ParamKey, unknown>> = {};
  for (const key of keys) {
    const value = given[key];
    if (value === undefined) {
      if (needed.includes(key))
        tell(`experiment.${key} is missing: it must be ${expectation(key)}.`);
      continue;
    }
    const parsed = parseValue(key, value);
    if (parsed.ok) experiment[key] = parsed.value;
    else if (used.includes(key)) tell(`experiment.${key}: ${parsed.message}`);
    else note(`experiment.${key} was left out. ${parsed.message}`);
  }
  if (typeof experiment.batch === 'number' && given.seed === undefined) {
    tell('experiment.seed is missing: the batches are drawn by it.');
  }
  // Each value was parsed by its own row, and of a needed one that is missing it was told.
  return experiment as FileExperiment;
}

/** A value as links have it, of a list “a,b”. What is in other lists and objects is not looked at. */
function parseValue(key: ParamKey, value: unknown): Parsed<unknown> {
  const list = Array.isArray(value) ? value : [value];
  if (list.every((each) => each === null || typeof each !== 'object')) {
    return parse(key, list.join(','));
  }
  return { ok: false, message: `It is ${shown(value)}: it must be ${expectation(key)}.` };
}

function checkLastSteps(learners: readonly LearnerRun[], steps: number, tell: Tell): void {
  for (const [index, { history }] of learners.entries()) {
    const last = history?.step.at(-1) ?? 0;
    if (last > steps) {
      tell(`learners[${index}].history goes to step ${last}, beyond experiment.steps (${steps}).`);
    }
  }
}
