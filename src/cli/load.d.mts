import type { ViteDevServer } from 'vite';

/** A server that loads the project's modules; to be closed. */
export function openLoader(): Promise<ViteDevServer>;

/** Calls the named export of a module with the process's arguments and what is given; what it resolves to is the exit code. */
export function start(path: string, name: string, ...given: readonly unknown[]): Promise<void>;
