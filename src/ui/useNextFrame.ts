/** A value one frame late, so that views which follow the same data are not drawn in the same frame. */
import { useEffect, useState } from 'react';

export function useNextFrame<T>(value: T): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setLate(() => value));
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return late;
}
