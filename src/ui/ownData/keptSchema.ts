/** What is kept of a table, as it must be found again: an older page may have kept something else. */
import * as v from 'valibot';
import { type Choice, roles } from '../../core/table/choice';
import { delimiters } from '../../core/table/lines';
import { decimals } from '../../core/table/numbers';
import type { Reading } from '../../core/table/table';

const valuesOf = <T>(options: readonly { readonly value: T }[]) =>
  options.map(({ value }) => value);

const reading: v.GenericSchema<unknown, Reading> = v.object({
  named: v.nullable(v.boolean()),
  delimiter: v.nullable(v.picklist(valuesOf(delimiters))),
  decimal: v.nullable(v.picklist(valuesOf(decimals))),
});

const choice: v.GenericSchema<unknown, Choice> = v.object({
  roles: v.array(v.picklist(roles)),
  classes: v.boolean(),
  standardize: v.boolean(),
  skipGaps: v.boolean(),
  testShare: v.number(),
});

export const keptSchema = v.object({
  id: v.string(),
  file: v.nullable(v.string()),
  text: v.string(),
  note: v.nullable(v.string()),
  reading,
  choice,
});

export type Kept = v.InferOutput<typeof keptSchema>;
