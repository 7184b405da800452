/** 12345 → “12 345”, with a thin space between groups of three digits; “–” for what is no number. */
export function grouped(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const [whole, ...rest] = String(value).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, '\u202f'), ...rest].join('.');
}
