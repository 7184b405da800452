/** Looks for a Python that has NumPy: the first on the path, or that of the system. */
import { spawnSync } from 'node:child_process';

/** Its command; null where there is none. */
export function pythonWithNumpy(): string | null {
  const has = (python: string) => spawnSync(python, ['-c', 'import numpy']).status === 0;
  return ['python3', '/usr/bin/python3'].find(has) ?? null;
}
