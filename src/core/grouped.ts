/** 12345 → “12 345”, with a thin space between groups of three digits; “–” for what is no number. */
export function grouped(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return String(value).replace(/^[^.]*/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '\u202f'));
}
