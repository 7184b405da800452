/** Run files as their readers have them, and as text. */
import { writeJson } from '../../../core/json';
import { fileColumns, historyOf } from '../../../engine/quantity';
import { readRunFile as read } from '../../../engine/runFile/read';
import { FORMAT, type Maker, type Trained, VERSION } from '../../../engine/runFile/write';
import { twoLayer as facts } from '../facts';
import type { Initial, Order } from '../order';
import type { Reading } from '../quantities';
import { quantities } from '../quantities';
import { files, type RunFile } from '../runFile/files';
import { drawnOf, finalOf, statedOf } from '../runFile/write';

/** What a reader is to find in the file of a run. */
export function runFileOf(trained: Trained<Order, Reading>, by: Maker): RunFile {
  const { order, measurements, finals } = trained;
  const { shape, data, initial } = order;
  const columns = fileColumns(quantities);
  return {
    ...by,
    experiment: { ...trained.experiment, ...statedOf(order) },
    ...{ shape, data, initial },
    learners: order.learners.map((learner, index) => ({
      ...learner,
      history: historyOf(columns, measurements, index),
      ...(finals && { final: finals[index] as Initial }), // its weights
    })),
  };
}

/** Its text. */
export function textOf({ app, backend, precision, experiment, ...order }: RunFile): string {
  const learners = order.learners.map(({ history, final, ...learner }) => ({
    ...learner,
    history,
    final: final && finalOf(order, final),
  }));
  const header = { format: FORMAT, version: VERSION, app, backend, precision, experiment };
  return [...writeJson({ ...header, ...drawnOf(order), learners })].join('');
}

type Read =
  | { readonly ok: true; readonly file: RunFile; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Where there are no others. */
export function readRunFile(json: unknown): Read {
  const found = read(json, [{ facts, files }]);
  if (!found.ok) return found;
  return { ok: true, file: found.file as RunFile, notes: found.notes }; // read by its files
}
