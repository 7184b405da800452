/** The path of a browser that starts, or undefined. `CHROME_PATH` goes before all others. */
export function findBrowser(): string | undefined;

/** How tests start the browser: with WebGL in software, the same on every machine, and in silence. */
export function launchOptions(): { readonly executablePath?: string; readonly args: string[] };

/** The path of a Firefox that starts, or undefined. */
export function findFirefox(): string | undefined;

/** The paths of WebKitGTK's small browser, of what drives it and of the display that it draws on. */
export interface WebKit {
  readonly driver: string;
  readonly display: string;
  readonly browser: string;
}

/** Undefined if one of them is missing. */
export function findWebKit(): WebKit | undefined;
