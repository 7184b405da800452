/** What a table names and the engine has no formula for is refused by name: unseen by the compiler, it would train wrongly. */

/** For the `default` of a switch over all cases: a case that is left out does not compile, and does not run. */
export function refuse(unknown: never): never {
  throw new Error(`The engine knows no “${unknown}”.`);
}
