/** Thins a series for a chart without hiding anything: every peak, every trough and both ends stay. */

export interface Thinnable {
  readonly values: readonly (number | null)[];
}

/** Series up to twice this long are left as they are. */
const BUCKETS = 64;

/**
 * Of each bucket of neighbouring rows, those in which some value is the greatest or the least of the bucket.
 * Smooth curves keep about 130 rows. Bucket sizes are powers of two, so that a growing series keeps its rows.
 */
export function thin<Row extends Thinnable>(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= 2 * BUCKETS) return rows;
  const size = 2 ** Math.ceil(Math.log2(rows.length / BUCKETS));
  const kept = new Set([0, rows.length - 1]);
  for (let start = 0; start < rows.length; start += size) {
    const bucket = rows.slice(start, start + size);
    bucket[0]?.values.forEach((_, series) => {
      const [least, greatest] = extremes(bucket, series);
      kept.add(start + least).add(start + greatest);
    });
  }
  return rows.filter((_, index) => kept.has(index));
}

/** Where a series is least and where it is greatest: at the first place, if it has no value. */
function extremes(rows: readonly Thinnable[], series: number) {
  let [least, low] = [0, Number.POSITIVE_INFINITY];
  let [greatest, high] = [0, Number.NEGATIVE_INFINITY];
  for (const [index, { values }] of rows.entries()) {
    const value = values[series] ?? null;
    if (value === null) continue;
    if (value < low) [least, low] = [index, value];
    if (value > high) [greatest, high] = [index, value];
  }
  return [least, greatest] as const;
}
