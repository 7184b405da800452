/** Signs of life from inside long work: whoever owns the thread can tell slow work from none. */

/** Multiply-adds between two breaths: about a millisecond, so that drawing a breath costs nothing. */
const BREATH = 1e6;

let done = 0;
let draw = () => {};

/** `listen` is called about every millisecond of work, until another listener is given. */
export function onBreath(listen: () => void): void {
  draw = listen;
}

/** To be called from every loop that may take long, after so many multiply-adds. */
export function breathe(work: number): void {
  done += work;
  if (done < BREATH) return;
  done = 0;
  draw();
}
