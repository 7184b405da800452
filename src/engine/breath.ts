/** Signs of life from inside long work: whoever owns the thread can tell slow work from none. */

/** Multiply-adds between two breaths: a tenth of a millisecond or so, so that it costs nothing to look at a clock then. */
const BREATH = 1e5;

let done = 0;
let draw = () => {};

/** `listen` is called some times a millisecond of work, until another listener is given. */
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
