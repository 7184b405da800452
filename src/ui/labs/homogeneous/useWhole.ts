/** What was last whole: a picture stays until that of the next run is there, and nothing blinks between two runs. */
import { useState } from 'react';

export function useWhole<T>(value: T, isWhole: boolean): T {
  const [kept, setKept] = useState(() => value);
  if (isWhole && kept !== value) setKept(() => value);
  return isWhole ? value : kept;
}
