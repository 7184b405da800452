/** Numbers are read as they were written: with which decimal sign, in groups, with a sign, an exponent, a unit. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notesOf, problemsOf, tableOf, valuesOf } from './testing/tables';

describe('the decimal sign is the table’s, told by the cells that can be read in one way only:', () => {
  test.each([
    [
      'a comma, then points group',
      '70,5;3;1.250\n54,0;2;980\n61,25;4;2.100',
      [
        [70.5, 54, 61.25],
        [3, 2, 4],
        [1250, 980, 2100],
      ],
      ['Commas were read as decimal commas.', 'Points were read as dividing thousands.'],
    ],
    [
      'a point, then commas group',
      '70.5\t1,250\n54.0\t980\n61.25\t12,345,678',
      [
        [70.5, 54, 61.25],
        [1250, 980, 12345678],
      ],
      ['Commas were read as dividing thousands.'],
    ],
    [
      'both in one number',
      '1.250,75;2\n3;4',
      [
        [1250.75, 3],
        [2, 4],
      ],
      ['Commas were read as decimal commas.', 'Points were read as dividing thousands.'],
    ],
    [
      'two groups',
      '1.250.000;1.250\n2;3',
      [
        [1250000, 2],
        [1250, 3],
      ],
      ['Points were read as dividing thousands.'],
    ],
    [
      'no group begins with 0',
      '0,250;1,250\n2;3',
      [
        [0.25, 2],
        [1.25, 3],
      ],
      ['Commas were read as decimal commas.'],
    ],
    [
      'quoted decimal commas among commas',
      'a,b\n"1,5",2\n"2,25",3',
      [
        [1.5, 2.25],
        [2, 3],
      ],
      ['Commas were read as decimal commas.'],
    ],
    [
      'points among commas are decimal points',
      'a,b\n1.250,2\n3.500,3',
      [
        [1.25, 3.5],
        [2, 3],
      ],
      [],
    ],
  ])('%s', (_, text, values, notes) => {
    expect(valuesOf(tableOf(text))).toEqual(values);
    expect(notesOf(text)).toEqual(notes);
  });

  test.each([
    ['tabs', '1,250\t2\n3,500\t4', '1,250'],
    ['semicolons', 'a;b\n1.250;2\n3.500;4', '1.250'],
    ['quotation marks', '"1,250",2\n"3,500",4', '1,250'],
  ])('where none tells it, between %s, a person is asked, by row and column', (_, text, cell) => {
    const [problem, ...more] = problemsOf(text);
    expect(problem).toMatch(
      new RegExp(
        `^Row [12], column “.*” has “${cell}”, which may be 1.25 or 1250: choose the decimal sign\\.$`,
      ),
    );
    expect(more).toEqual([]);
    expect(problemsOf(text, { decimal: 'point' })).toEqual([]);
    expect(problemsOf(text, { decimal: 'comma' })).toEqual([]);
    const [point, comma] = (['point', 'comma'] as const).map(
      (decimal) => tableOf(text, { decimal }).columns[0].numbers[0],
    );
    expect([point, comma].sort((a, b) => a - b)).toEqual([1.25, 1250]);
  });

  test('a column that is left out need not be decided', () => {
    const text = 'a\tb\tc\n1,250\t2\t3\n3,500\t4\t5';
    expect(problemsOf(text)).toHaveLength(1);
    expect(problemsOf(text, {}, { roles: ['out', 'input', 'target'] })).toEqual([]);
  });

  test('what contradicts the table is refused by row and column', () => {
    expect(problemsOf('a;b\n1,5;2\n2,5;3,25\n3.5;4')).toEqual([
      'Row 4, column “a” has “3.5”, where a number with a decimal comma is expected.',
    ]);
  });

  test('every number that is written in either way is read as it was', () => {
    const number = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number, number), { minLength: 3 }),
        fc.boolean(),
        (rows, comma) => {
          const written = (value: number) =>
            value.toLocaleString(comma ? 'de-DE' : 'en-US', {
              minimumFractionDigits: 2,
              maximumFractionDigits: 2,
            });
          const text = rows.map((row) => row.map(written).join('\t')).join('\n');
          const values = valuesOf(tableOf(text, { named: false }));
          rows.forEach((row, i) => {
            row.forEach((value, k) => {
              expect(values[k][i]).toBeCloseTo(value, 1);
            });
          });
        },
      ),
    );
  });
});

describe('a number may be written', () => {
  test.each([
    [
      'in groups of three',
      ['1 234', '1\u00a0234,5', '1\u202f234\u202f567', '1\u2009234', '1’234', "1'234"],
      [1234, 1234.5, 1234567, 1234, 1234, 1234],
    ],
    ['with a sign', ['+5,5', '-5', '−5', '–5'], [5.5, -5, -5, -5]],
    ['with an exponent', ['1e3', '1,5E-2', '−2e+2'], [1000, 0.015, -200]],
    ['without a digit before or after its sign', [',5', '5,', '-,25'], [0.5, 5, -0.25]],
  ])('%s', (_, cells, values) => {
    expect(valuesOf(tableOf(cells.map((cell) => `${cell};1`).join('\n')))[0]).toEqual(values);
  });

  test.each([
    ['“%”', ['5 %', '7%', '12.5 %'], [5, 7, 12.5], '%'],
    ['“€” after', ['1.234,50 €', '7,25 €', '-3 €'], [1234.5, 7.25, -3], '€'],
    ['“$” before', ['$1,234.50', '-$7.25', '$-3'], [1234.5, -7.25, -3], '$'],
    ['“EUR” before', ['EUR 12', 'EUR 7', 'EUR1'], [12, 7, 1], 'EUR'],
    ['“kg” after', ['70 kg', '54.5 kg', '61kg'], [70, 54.5, 61], 'kg'],
  ])('with %s in a whole column, which is told', (_, cells, values, unit) => {
    const text = `a\tb\n${cells.map((cell, i) => `${cell}\t${i}`).join('\n')}`;
    expect(valuesOf(tableOf(text))[0]).toEqual(values);
    expect(notesOf(text)).toContain(`Left off the numbers of “a”: “${unit}”.`);
    const bare = `${cells.map((cell, i) => `${cell}\t${i}`).join('\n')}`;
    expect(tableOf(bare).named).toBe(false);
  });

  test('but a unit of some cells only is refused', () => {
    expect(problemsOf('a,b\n5 %,1\n6 %,2\n0.07,3\n8 %,4')).toEqual([
      'Row 4, column “a” has “0.07”, where a number with “%”, as in other rows, is expected.',
    ]);
    expect(problemsOf('a,b\n5,1\n6 kg,2\n7,3\n$8,4')).toEqual([
      'Row 3, column “a” has “6 kg”, where a number is expected.',
      'Row 5, column “a” has “$8”, where a number is expected.',
    ]);
  });

  test.each([
    '12,34,567',
    '1.2.3',
    '1 23',
    '1_000',
    '0x1F',
    '12:30',
    '2024-05-01',
    '1/2',
    '(5)',
    '5-',
    'A1',
    '1,2,3',
  ])('“%s” is none', (cell) => {
    expect(problemsOf(`a;b\n1;2\n${cell};3\n4;5`)).toEqual([
      `Row 3, column “a” has “${cell}”, where a number is expected.`,
    ]);
  });

  test('dates and labels are words', () => {
    for (const cell of ['2024-05-0', '3.4.2', 'A']) {
      const text = `a;b;c\n${cell}1;2;4\n${cell}2;3;5\n${cell}3;4;7`;
      expect(notesOf(text)).toEqual(['Left out, as words can only be a class to learn: “a”.']);
    }
  });
});
