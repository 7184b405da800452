import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Measurement, Reading } from '../engine/measurement';
import { pack, unpack } from './packing';

const number = fc.double({ noNaN: true });
const testReading = fc.option(
  fc.record({
    loss: number,
    accuracy: fc.option(number),
    classes: fc.option(fc.array(fc.nat(9), { maxLength: 3 })),
  }),
);
const reading: fc.Arbitrary<Reading> = fc.record({
  loss: number,
  relativeLoss: fc.option(number),
  alignment: fc.option(number),
  test: testReading,
});
const measurements = fc.nat(3).chain((learners) =>
  fc.array(
    fc.record({
      step: fc.nat(100_000),
      readings: fc.array(reading, { minLength: learners, maxLength: learners }),
    }),
  ),
);

test('what is unpacked is what was packed, to the last bit, with nothing where there is nothing', () => {
  fc.assert(
    fc.property(measurements, (all) => {
      expect(unpack(structuredClone(pack(all)))).toEqual(all);
    }),
  );
});

test('a learner is one array of numbers, and tests go along only where there are some', () => {
  const plain = { loss: 2, relativeLoss: null, alignment: 1.5, test: null };
  const tested = { ...plain, test: { loss: 3, accuracy: 0.5, classes: null } };
  const all: readonly Measurement[] = [
    { step: 0, readings: [plain, plain] },
    { step: 5, readings: [tested, plain] },
  ];
  const packed = pack(all);
  expect(packed.names).toEqual(['loss', 'relativeLoss', 'alignment']);
  expect(packed.learners).toEqual([
    Float64Array.of(2, Number.NaN, 1.5, 2, Number.NaN, 1.5),
    Float64Array.of(2, Number.NaN, 1.5, 2, Number.NaN, 1.5),
  ]);
  expect(packed.tests).toEqual([{ row: 1, readings: [tested.test, null] }]);
});
