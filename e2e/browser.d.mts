/** The path of a browser that starts, or undefined. `CHROME_PATH` goes before all others. */
export function findBrowser(): string | undefined;
