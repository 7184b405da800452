/** What stands at a place of a list, where something has to: at any other place it throws. */
export function itemAt<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined)
    throw new RangeError(`Nothing stands at place ${index} of ${items.length}.`);
  return item;
}
