import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Choice, suggested } from './choice';
import { BY_ITSELF, type Reading, readTable, type Table } from './table';
import { take } from './take';

function tableOf(text: string, reading: Partial<Reading> = {}): Table {
  const read = readTable('t.csv', text, { ...BY_ITSELF, ...reading });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.value;
}

const valuesOf = (table: Table) => table.columns.map(({ numbers }) => [...numbers]);

function takenOf(text: string, reading: Partial<Reading> = {}, change: Partial<Choice> = {}) {
  const table = tableOf(text, reading);
  return take(table, { ...suggested(table), ...change });
}

function problemsOf(...asked: Parameters<typeof takenOf>): readonly string[] {
  const taken = takenOf(...asked);
  return taken.ok ? [] : taken.problems;
}

function notesOf(...asked: Parameters<typeof takenOf>): readonly string[] {
  const taken = takenOf(...asked);
  if (!taken.ok) throw new Error(taken.problems.join(' '));
  return taken.value.notes;
}

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

describe('the first row', () => {
  test('of years is names, and says so', () => {
    const text = '2001;2002;2003\n1;2;4\n2;4;1\n3;9;2';
    expect(tableOf(text)).toMatchObject({ named: true, guessed: true });
    expect(tableOf(text).columns.map(({ name }) => name)).toEqual(['2001', '2002', '2003']);
    expect(notesOf(text)).toEqual([
      'The numbers in the first row were taken for names: untick that if they are data.',
    ]);
    expect(tableOf(text, { named: false }).lines).toEqual([1, 2, 3, 4]);
    expect(notesOf(text, { named: true })).toEqual([]);
  });

  test.each([
    ['numbers like those below', '1;2;3\n4;5;6\n7;8;10'],
    ['years above years', '2001;2002\n2003;2004\n2007;2005'],
    ['numbers without order', '2001;1987;1999\n1;2;3\n4;5;7'],
    ['amounts above amounts', '$5;$6\n$7;$9\n$8;$1'],
  ])('of %s is data', (_, text) => {
    expect(tableOf(text).named).toBe(false);
  });

  test('of numbers beside an empty corner is names', () => {
    expect(tableOf(';0;1\n0;5;7\n1;6;9').columns.map(({ name }) => name)).toEqual([
      'column 1',
      '0',
      '1',
    ]);
  });

  test('may be one cell short: the column of row names has none', () => {
    const text = 'x,y\n1,5,7\n2,6,9\n3,1,2';
    expect(valuesOf(tableOf(text))).toEqual([
      [1, 2, 3],
      [5, 6, 1],
      [7, 9, 2],
    ]);
    expect(notesOf(text)).toEqual(['Left out, as it only counts the rows: “column 1”.']);
    expect(tableOf('x,y\nAda,5,7\nBob,6,9').columns[0].cells).toEqual(['Ada', 'Bob']);
    const numbers = readTable('t.csv', 'x,y\n1.5,5,7\n2,6,9', BY_ITSELF);
    expect(numbers).toEqual({
      ok: false,
      problems: ['Row 2 has 3 cells, where row 1 has 2.', 'Row 3 has 3 cells, where row 1 has 2.'],
    });
  });
});

describe('a first column that counts the rows', () => {
  test.each([
    ['from 0', ',x,y\n0,5,7\n1,6,9\n2,1,2'],
    ['from 1, quoted', '"","x","y"\n"1",5,7\n"2",6,9\n"3",1,2'],
    ['in another order', 'Unnamed: 0,x,y\n7,5,7\n9,6,9\n8,1,2'],
  ])('%s is left out if it has no name, which is told', (_, text) => {
    const table = tableOf(text);
    expect(suggested(table).roles).toEqual(['out', 'input', 'target']);
    expect(notesOf(text)).toEqual([
      `Left out, as it only counts the rows: “${table.columns[0].name}”.`,
    ]);
    expect(notesOf(text, {}, { roles: ['input', 'input', 'target'] })).toEqual([]);
  });

  test.each([
    ['has a name', 't,x,y\n0,5,7\n1,6,9\n2,1,2'],
    ['is nameless as all are', '1,5,7\n2,6,9\n3,1,2'],
    ['does not count', ',x,y\n0,5,7\n2,6,9\n7,1,2'],
  ])('stays an input where it %s', (_, text) => {
    expect(suggested(tableOf(text)).roles).toEqual(['input', 'input', 'target']);
  });

  test('stays where there is no other input', () => {
    expect(suggested(tableOf(',y\n0,5\n1,6')).roles).toEqual(['input', 'target']);
  });
});

describe('cells end', () => {
  const three = [
    [1, 4],
    [2, 5],
    [3, 7],
  ];

  test.each([
    ['where the first line says', 'sep=;\n1;2;3\n4;5;7'],
    ['where the first line says, though commas cut evenly too', 'sep=|\n1|2|3\n4|5|7'],
    ['at bars', '1|2|3\n4|5|7'],
    ['at semicolons between quotation marks', '"1";"2";"3"\n4;5;7'],
  ])('%s', (_, text) => {
    expect(valuesOf(tableOf(text))).toEqual(three);
  });

  test('where the person says', () => {
    expect(valuesOf(tableOf('1 2 3\n4 5 7', { delimiter: ' ' }))).toEqual(three);
    expect(valuesOf(tableOf('  1   2 3 \n 4  5 7', { delimiter: ' ' }))).toEqual(three);
    expect(valuesOf(tableOf('sep=;\n1,2,3\n4,5,7', { delimiter: ',' }))).toEqual(three);
  });

  test('rows are counted without the line that says where', () => {
    expect(problemsOf('sep=;\na;b\n1;2\nx;3\n5;6')).toEqual([
      'Row 3, column “a” has “x”, where a number is expected.',
    ]);
  });

  test('not within quotation marks', () => {
    const { columns } = tableOf('"a;b",y\n"1;2",3\n"x;z",4');
    expect(columns.map(({ name, cells }) => [name, ...cells])).toEqual([
      ['a;b', '1;2', 'x;z'],
      ['y', '3', '4'],
    ]);
  });

  test('where the most numbers stay whole', () => {
    expect(tableOf('name; first,age\nDoe; J,5\nRoe; K,6').columns.map(({ name }) => name)).toEqual([
      'name; first',
      'age',
    ]);
    expect(valuesOf(tableOf('1,5;2,5\n3,5;4,5'))).toEqual([
      [1.5, 3.5],
      [2.5, 4.5],
    ]);
  });
});
