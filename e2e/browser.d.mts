/** The path of a browser that starts, or undefined. `CHROME_PATH` goes before all others. */
export function findBrowser(): string | undefined;

/** How tests start the browser: with WebGL in software, the same on every machine, and in silence. */
export function launchOptions(): { readonly executablePath?: string; readonly args: string[] };
