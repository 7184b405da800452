/** How tables write numbers: decimal sign, groups of three digits, a unit beside them, and marks for what is not there. */

/** The sign before a number's fraction. */
export const decimals = [
  { value: 'point', name: 'point' },
  { value: 'comma', name: 'comma' },
] as const;

export type Decimal = (typeof decimals)[number]['value'];

/** Spaces of any width, and apostrophes: they group digits whatever the decimal sign. */
const THIN = " \\u00a0\\u2000-\\u200a\\u202f'’";
const MINUS = /[−–﹣－]/g;

const grammars = { point: grammar('\\.', ','), comma: grammar(',', '.') } as const;

function grammar(decimal: string, group: string) {
  return {
    plain: new RegExp(`^[+-]?(\\d+(${decimal}\\d*)?|${decimal}\\d+)(e[+-]?\\d+)?$`, 'i'),
    /** No group of its own begins with 0, and all of a number are divided alike. */
    grouped: new RegExp(
      `^[+-]?[1-9]\\d{0,2}([${group}${THIN}])\\d{3}(\\1\\d{3})*(${decimal}\\d*)?$`,
    ),
    groups: new RegExp(`[${group}${THIN}]`, 'g'),
  };
}

/** Number that a text without a unit is, under this decimal sign; NaN if it is none, infinite if it is too large. */
export function numberOf(text: string, decimal: Decimal): number {
  const { plain, grouped, groups } = grammars[decimal];
  const signed = text.replace(MINUS, '-');
  const digits = plain.test(signed)
    ? signed
    : grouped.test(signed)
      ? signed.replace(groups, '')
      : null;
  return digits === null ? Number.NaN : Number(digits.replace(',', '.'));
}

/** What a text says of the decimal sign: it can be read under one of them only, or as two different numbers. */
export type Evidence = Decimal | 'ambiguous' | 'none';

export function evidenceOf(text: string): Evidence {
  if (!/[.,]/.test(text)) return 'none';
  const point = numberOf(text, 'point');
  const comma = numberOf(text, 'comma');
  if (Number.isNaN(point)) return Number.isNaN(comma) ? 'none' : 'comma';
  if (Number.isNaN(comma)) return 'point';
  return point === comma ? 'none' : 'ambiguous';
}

/** Whether points or commas divide this number's thousands. */
export function isGrouped(text: string, decimal: Decimal): boolean {
  const { grouped } = grammars[decimal];
  return text.includes(decimal === 'point' ? ',' : '.') && grouped.test(text.replace(MINUS, '-'));
}

/** A number, and what stands beside it: nothing, a currency, a percent sign, any word after it. */
export interface Quantity {
  readonly unit: string;
  readonly text: string;
}

const QUANTITY = new RegExp(
  '^(?<sign>[+−–﹣－-]?)\\s*' +
    // Other letters before a number make a label of it: “A1”.
    '(?<before>\\p{Lu}{0,3}\\p{Sc}|[A-Z]{3}(?![A-Z]))?\\s*' +
    `(?<text>[+−–﹣－-]?[\\d.,][\\d.,${THIN}]*(?:[eE][+−-]?\\d+)?)` +
    '\\s*(?<after>[\\p{L}\\p{Sc}%‰°′″][^\\d]{0,15})?$',
  'u',
);

/** Most cells: nothing to look for. */
const PLAIN = /^-?\d+(\.\d*)?$/;

/** What a cell holds that can be read as a number under either decimal sign; null if it cannot. */
export function quantityOf(cell: string): Quantity | null {
  if (PLAIN.test(cell)) return { unit: '', text: cell };
  const { sign = '', before = '', text = '', after = '' } = QUANTITY.exec(cell)?.groups ?? {};
  if ((before && after) || (/^[A-Z]{3}$/.test(before) && !currencies().has(before))) return null;
  const number = `${sign}${text.trim()}`;
  const read = !Number.isNaN(numberOf(number, 'point')) || !Number.isNaN(numberOf(number, 'comma'));
  return read ? { unit: before || after, text: number } : null;
}

let known: ReadonlySet<string> | undefined;

function currencies(): ReadonlySet<string> {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  return known;
}

/** What stands for a value that is not there: nothing, a program's word for it, an error of a spreadsheet. */
const NOTHING =
  /^(|\?+|<?na>?|n\/a|n\.a\.?|nan|nat|null|\\n|missing|#(n\/a|(div\/0|value|ref|num|null)!|name\?))$/i;
/** These may as well be a class: “−” beside “+”, “none” beside “mild”. */
const MARK = /^([-–—−]+|\.{1,3}|none|nil)$/i;
const ENDLESS = /^[+−-]?(inf(inity)?|∞)$/i;

/** Whether no number is here, where numbers are. */
export function isMissing(cell: string): boolean {
  return NOTHING.test(cell) || MARK.test(cell);
}

/** Whether no class is here, where classes are. */
export function isUnclassed(cell: string): boolean {
  return NOTHING.test(cell);
}

export function isEndless(cell: string): boolean {
  return ENDLESS.test(cell);
}
