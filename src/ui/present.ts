/** Present mode: charts fill a projector, and the whole screen where the browser allows that. */
import { useEffect } from 'react';
import { beside } from './Toast';
import { setView, useView } from './view';

/** Turns it on or off, and the full screen with it. */
export function present(on: boolean): void {
  setView({ present: on, rail: false });
  const { fullscreenElement } = document;
  if (on && !fullscreenElement) {
    const asked = document.documentElement.requestFullscreen?.();
    if (asked) beside(asked, 'The charts fill this window, for the screen was refused');
  }
  if (!on && fullscreenElement) {
    beside(document.exitFullscreen(), 'Press Esc to leave the full screen');
  }
}

/** Who leaves the full screen by the browser's own means (Esc, F11, a gesture) leaves present mode too. */
export function useLeftByBrowser(): void {
  useEffect(() => {
    const look = () => {
      if (!document.fullscreenElement && useView.getState().present) present(false);
    };
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
}
