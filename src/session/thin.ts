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
    const end = Math.min(start + size, rows.length);
    rows[start].values.forEach((_, series) => {
      const [least, greatest] = extremes(rows, series, start, end);
      kept.add(least).add(greatest);
    });
  }
  return rows.filter((_, index) => kept.has(index));
}

function extremes(rows: readonly Thinnable[], series: number, start: number, end: number) {
  let [least, greatest] = [start, start];
  for (let index = start + 1; index < end; index++) {
    const value = rows[index].values[series];
    if (value === null) continue;
    if (value < (rows[least].values[series] ?? Number.POSITIVE_INFINITY)) least = index;
    if (value > (rows[greatest].values[series] ?? Number.NEGATIVE_INFINITY)) greatest = index;
  }
  return [least, greatest] as const;
}
