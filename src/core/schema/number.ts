/** Reads numbers as people write them: “10 000”, “0,5”, “1e-3”, “2·10⁻³”. */

/**
 * The numbers that a text may mean: none, one, or the two of “1,250”. A point is the decimal point wherever a number
 * need not be whole, for so does this page write it.
 */
export function meaningsOf(text: string, whole: boolean): readonly number[] {
  const [, sign = '', size = '', exponent] = PARTS.exec(plainly(text)) ?? [];
  return digitsOf(size, whole && exponent === undefined)
    .map((digits) => ({ digits, value: Number(`${sign}${digits}e${exponent ?? 0}`) }))
    .filter(({ digits, value }) => value !== 0 || !/[1-9]/.test(digits))
    .map(({ value }) => value);
}

const PARTS = /^([+-]?) ?(.*?)(?: ?e ?([+-]?\d+))?$/i;
const POWER_OF_TEN = /^([+-]?) ?(?:(.+?) ?[×·⋅∙*x] ?)?10 ?(?:\^|\*\*) ?\(?([+-]?\d+)\)?$/i;

/** In ASCII: one kind of space, minus and digit; a power of ten as an exponent. */
function plainly(text: string): string {
  return text
    .replace(/10\s*([⁺⁻]?[⁰¹²³⁴-⁹]+)/, (_, power: string) => `10^${power}`)
    .normalize('NFKC')
    .replace(/[‐‒–—−]/g, '-')
    .replace(/[’ʼ]/g, "'")
    .trim()
    .replace(
      POWER_OF_TEN,
      (_, sign: string, size = '1', power: string) => `${sign}${size}e${power}`,
    );
}

/** The digits, with a decimal point if any, that a size may mean. */
function digitsOf(size: string, whole: boolean): readonly string[] {
  const space = /[ '_]/.exec(size)?.[0];
  const mark = [...size].findLast((each) => each === '.' || each === ',');
  const cut = mark ? size.lastIndexOf(mark) : size.length;
  const [before, after] = [size.slice(0, cut), size.slice(cut + 1)];
  const integer = ungrouped(before, space ?? (mark === ',' ? '.' : ','));
  const decimal =
    integer === null || !/^\d*$/.test(after) || size === mark || size === ''
      ? null
      : `${integer}.${after}`;
  const grouped = mark && !space ? ungrouped(size, mark) : null;
  if (decimal === null || grouped === null)
    return [decimal ?? grouped].filter((each) => each !== null);
  if (whole) return mark === ',' || /[1-9]/.test(after) ? [grouped] : [decimal, grouped];
  return mark === '.' ? [decimal] : [decimal, grouped];
}

/** Digits without the marks between their groups of three; null where there is anything else. */
function ungrouped(text: string, mark: string): string | null {
  if (/^\d*$/.test(text)) return text;
  const [first, next] = [/^[1-9]\d{0,2}$/, /^\d{3}$/];
  const fits = text.split(mark).every((group, k) => (k === 0 ? first : next).test(group));
  return fits ? text.replaceAll(mark, '') : null;
}
