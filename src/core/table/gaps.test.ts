/** A missing value is refused, left out with its row, or a class, and that is told. */
import { describe, expect, test } from 'vitest';
import { notesOf, problemsOf, tableOf, takenOf } from './testing/tables';

describe('a missing value', () => {
  const marks = ['', '?', '-', '#N/A', 'None', 'NA', 'null', 'nan', '.', 'n/a', '<NA>', '#DIV/0!'];

  test.each(marks)(
    '“%s” is refused by row and column, or its row is left out, which is told',
    (mark) => {
      const text = `a;b\n1;2\n${mark};3\n4;5`;
      expect(tableOf(text).columns[0].kind).toBe('numbers');
      expect(problemsOf(text)).toEqual([expect.stringContaining('Row 3, column “a”')]);
      const taken = takenOf(text, {}, { skipGaps: true });
      expect(taken).toMatchObject({
        ok: true,
        value: {
          own: { X: Float64Array.of(1, 4), rows: 2 },
          notes: ['Left out, as a value is missing: 1 row.'],
        },
      });
    },
  );

  test('takes its row’s class away with it', () => {
    const taken = takenOf('a;b\n1;x\n?;y\n3;x\n4;z', {}, { skipGaps: true });
    expect(taken).toMatchObject({
      ok: true,
      value: { own: { outputs: ['x', 'z'], Y: Float64Array.of(1, 0, 1, 0, 0, 1) } },
    });
  });

  test.each(['inf', '-Infinity', '∞'])('is not “%s”, whose row stays', (cell) => {
    const text = `a;b\n1;2\n${cell};3\n4;5`;
    const problem = `Row 3, column “a” has “${cell}”, where a finite number is expected.`;
    expect(problemsOf(text)).toEqual([problem]);
    expect(problemsOf(text, {}, { skipGaps: true })).toEqual([problem]);
  });

  test('matters in the columns that are used', () => {
    const text = 'a;b;c\n1;?;2\n2;1;3\n3;2;5';
    const taken = takenOf(text, {}, { roles: ['input', 'out', 'target'], skipGaps: true });
    expect(taken).toMatchObject({ ok: true, value: { own: { rows: 3 }, notes: [] } });
  });

  test('in all rows leaves the column out, which is told', () => {
    expect(notesOf('a;gone;b\n1;NA;2\n3;;5')).toEqual(['Left out, as without a value: “gone”.']);
  });

  test('in too many rows leaves nothing', () => {
    const skipping = { skipGaps: true };
    expect(problemsOf('a;b\n1;?\n?;3\n4;5', {}, skipping)).toEqual([
      'Only 1 of 3 rows has all its values: at least 2 are expected.',
    ]);
    expect(problemsOf('a;b\n1;?\n?;3', {}, skipping)).toEqual([
      'None of 2 rows has all its values: at least 2 are expected.',
    ]);
  });

  test('may be a class where a mark can be one, which is told', () => {
    expect(notesOf('a;b\n1;+\n2;-\n3;-')).toEqual(['Taken for a class of its own: “-”.']);
    expect(notesOf('a;b\n1;none\n2;mild\n3;none')).toEqual([
      'Taken for a class of its own: “none”.',
    ]);
    expect(problemsOf('a;b\n1;x\n2;?\n3;y')).toEqual([
      'Row 3, column “b” has “?”: a class is expected.',
    ]);
  });

  test.each(['-', 'none', '.'])(
    '“%s” is left out where it is no number, and stays where it is a class',
    (mark) => {
      const skipping = { skipGaps: true };
      expect(takenOf(`a;b\n1;2\n2;${mark}\n3;5`, {}, skipping)).toMatchObject({
        ok: true,
        value: { own: { classes: false, X: Float64Array.of(1, 3), Y: Float64Array.of(2, 5) } },
      });
      expect(takenOf(`a;b\n1;${mark}\n2;x\n3;?\n4;${mark}`, {}, skipping)).toMatchObject({
        ok: true,
        value: { own: { classes: true, outputs: [mark, 'x'], X: Float64Array.of(1, 2, 4) } },
      });
    },
  );
});
