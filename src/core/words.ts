/** Small matters of grammar: one and many, and names in a row. */
import { grouped } from './grouped';

/** 1 row, 2 rows; 1 class, 2 classes. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** “A”, “A and B”, “A, B and C”. */
export function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}
