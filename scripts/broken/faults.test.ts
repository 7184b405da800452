import { existsSync, readFileSync } from 'node:fs';
import { transformWithOxc } from 'vite';
import { expect, test } from 'vitest';
import { movedOn } from './broken.ts';
import { brokenBy, isInKernel } from './fault.ts';
import { faults } from './faults.ts';

test('the text that a fault changes stands in its source exactly once', () => {
  expect(movedOn(faults).map(({ id, file }) => `${id}: ${file}`)).toEqual([]);
});

test('a broken source is a program still: a test has to run to see it', async () => {
  // The kernel is in another language, whose compiler tells where it is run.
  for (const fault of faults.filter((each) => !isInKernel(each))) {
    const broken = brokenBy(fault, readFileSync(fault.file, 'utf8')) ?? '';
    await expect(transformWithOxc(broken, fault.file), fault.id).resolves.toBeDefined();
  }
});

test('every fault has a name of its own, and tests that are there', () => {
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  for (const { tests } of faults) expect(tests.filter((test) => !existsSync(test))).toEqual([]);
});
