/** Reads a run file out of parsed JSON: all that is wrong with it is named, and what is right fits together. */
import * as v from 'valibot';
import { joined } from '../../core/words';
import type { Facts } from '../facts';
import { fileColumns } from '../quantity';
import { check, oneOf, shown, type Tell } from './check';
import { readExperiment } from './experiment';
import type { Files, RunFile } from './files';
import { type Known, readLearners } from './learners';
import { FORMAT, VERSION } from './write';

/** A laboratory, as far as its files go; without `files` they are written, and not read. */
export interface Reader {
  readonly facts: Facts;
  readonly files?: Files;
}

export type ReadRunFile<R extends Reader = Reader> =
  | {
      readonly ok: true;
      /** Whose it is. */
      readonly reader: R & { readonly files: Files };
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

/** Reads what `JSON.parse` made of a run file. One that names no model is of the first of these. */
export function readRunFile<R extends Reader>(
  json: unknown,
  readers: readonly [R, ...R[]],
): ReadRunFile<R> {
  const found = readerOf(json, readers);
  if (typeof found === 'string') return { ok: false, problems: [found] };
  const { facts, files } = found;
  const problems: string[] = [];
  const notes: string[] = [];
  const tell: Tell = (problem) => problems.push(problem);
  const maker = check(makerSchema, json, tell);
  const frame = check(frameSchema, json, tell);
  const experiment =
    frame &&
    readExperiment(facts.schema, files, frame.experiment, tell, (note) => notes.push(note));
  const drawn = frame && files.drawnIn(frame, tell);
  const known: Known = { ...files, columns: fileColumns(facts.quantities).map(({ name }) => name) };
  const learners = readLearners(
    json,
    known,
    (name, final) => drawn && files.finalIn(name, final, drawn, tell),
    tell,
  );
  if (learners && experiment) checkLastSteps({ experiment, learners }, tell);
  if (problems.length > 0 || !maker || !experiment || !drawn || !learners) {
    return { ok: false, problems };
  }
  const file = { ...maker, experiment, ...drawn, learners };
  return { ok: true, reader: found, file, notes };
}

const headerSchema = v.object({
  format: v.literal(FORMAT),
  version: v.unknown(),
  model: v.optional(v.unknown()),
});

/** Whose file it is, or why it is none at all, or none that can be read here. */
function readerOf<R extends Reader>(
  json: unknown,
  readers: readonly [R, ...R[]],
): (R & { readonly files: Files }) | string {
  const header = v.safeParse(headerSchema, json);
  if (!header.success) {
    return `This is no run file: a run file says "format": "${FORMAT}", "version": ${VERSION}.`;
  }
  const [first] = readers;
  const { version, model = first.facts.id } = header.output;
  const reading = readers.filter((each): each is R & { files: Files } => each.files !== undefined);
  const found = reading.find(({ facts }) => facts.id === model);
  if (!found) {
    const known = joined(reading.map(({ facts }) => facts.id));
    return `This is a run file of the model ${shown(model)}: those of ${known} alone are read here.`;
  }
  if (version === VERSION) return found;
  return `This is a run file of version ${shown(version)}: only version ${VERSION} is known here.`;
}

function checkLastSteps(
  { learners, experiment: { steps } }: Pick<RunFile, 'learners' | 'experiment'>,
  tell: Tell,
): void {
  for (const [index, { history }] of learners.entries()) {
    const last = history?.step.at(-1) ?? 0;
    if (last > steps) {
      tell(`learners[${index}].history goes to step ${last}, beyond experiment.steps (${steps}).`);
    }
  }
}
