/** Calls back once what React was given is on the screen. */

/** The charts draw their lines in the frame after React's, at the latest; of a page that nobody sees no frame is drawn. */
export function whenDrawn(act: () => void): void {
  if (document.hidden) act();
  else requestAnimationFrame(() => requestAnimationFrame(act));
}
