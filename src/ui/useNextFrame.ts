/** A value some frames late, so that views which follow the same data are not drawn in the same frame. */
import { useEffect, useRef, useState } from 'react';

export function useNextFrame<T>(value: T, frames = 1): T {
  const [late, setLate] = useState(value);
  const latest = useRef(value);
  const frame = useRef(0);
  useEffect(() => {
    latest.current = value;
    if (frame.current) return; // it takes the latest along
    let left = frames;
    frame.current = requestAnimationFrame(function next() {
      left -= 1;
      frame.current = left > 0 ? requestAnimationFrame(next) : 0;
      if (left <= 0) setLate(() => latest.current);
    });
  }, [value, frames]);
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    },
    [],
  );
  return late;
}
