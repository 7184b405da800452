import { describe, expect, test } from 'vitest';
import { type Choice, type Role, suggested, withRole } from './choice';
import { limits } from './limits';
import { BY_ITSELF, readTable, type Table } from './table';
import { type Taken, take } from './take';
import { oversize, textOf } from './text';

function tableOf(text: string, named: boolean | null = null): Table {
  const read = readTable('t.csv', text, { ...BY_ITSELF, named });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.value;
}

/** What is wrong with a text, as a table or as what is suggested to be made of it. */
function problemsOf(text: string, change: Partial<Choice> = {}): readonly string[] {
  const read = readTable('t.csv', text, BY_ITSELF);
  if (!read.ok) return read.problems;
  const taken = take(read.value, { ...suggested(read.value), ...change });
  return taken.ok ? [] : taken.problems;
}

function takenFrom(text: string, change: Partial<Choice> = {}): Taken {
  const table = tableOf(text);
  const taken = take(table, { ...suggested(table), ...change });
  if (!taken.ok) throw new Error(taken.problems.join(' '));
  return taken.value;
}

const rowsOf = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

describe('a table', () => {
  test.each([
    ['commas', 'a,b\n1,2\n3,4'],
    ['semicolons', 'a;b\n1;2\n3;4'],
    ['tabs', 'a\tb\n1\t2\n3\t4'],
    ['Windows line ends and a byte order mark', '\ufeffa,b\r\n1,2\r\n3,4\r\n'],
    ['old Macintosh line ends', 'a,b\r1,2\r3,4'],
    ['quotation marks', '"a","b"\n"1","2"\n3,"4"'],
    ['blank rows at the end', 'a,b\n1,2\n3,4\n\n , \n\n'],
    ['spaces about', ' a , b\n 1, 2 \n3 ,4'],
  ])('is read with %s', (_, text) => {
    const { columns, named } = tableOf(text);
    expect(named).toBe(true);
    expect(columns.map(({ name, numbers }) => [name, ...numbers])).toEqual([
      ['a', 1, 3],
      ['b', 2, 4],
    ]);
  });

  test('without a row of names numbers its columns', () => {
    const { columns, named } = tableOf('1,2\n3,4');
    expect(named).toBe(false);
    expect(columns.map(({ name }) => name)).toEqual(['column 1', 'column 2']);
  });

  test('whose first row ends in a class that comes again has no row of names', () => {
    const iris = '5.1,3.5,setosa\n4.9,3,setosa\n7,3.2,versicolor';
    expect(tableOf(iris).named).toBe(false);
    expect(tableOf(iris).lines).toEqual([1, 2, 3]);
    expect(tableOf(iris, true).columns.map(({ name }) => name)).toEqual(['5.1', '3.5', 'setosa']);
  });

  test('years and one word in the first row are names', () => {
    expect(tableOf('country,1990,2000\nA,1,2\nB,3,4').named).toBe(true);
  });

  test('keeps what stands in quotation marks together', () => {
    const { columns } = tableOf('"a, or b",y\n1,"x ""1"", y"\n2,z\n3,"two\nlines"');
    expect(columns[0].name).toBe('a, or b');
    expect(columns[1].cells).toEqual(['x "1", y', 'z', 'two\nlines']);
  });

  test('knows decimal commas where semicolons or tabs cut', () => {
    for (const cut of [';', '\t']) {
      const text = [`1,5${cut}2`, `−2,5${cut}3,25`].join('\n');
      expect(tableOf(text).columns.map(({ numbers }) => [...numbers])).toEqual([
        [1.5, -2.5],
        [2, 3.25],
      ]);
      expect(takenFrom(text).notes).toEqual(['Commas were read as decimal commas.']);
    }
  });

  test('tells columns of words from columns of numbers with mistakes', () => {
    const { columns } = tableOf('a,b,c,d\n1,x,,1\nNaN,y,,z\n?,2,,3');
    expect(columns.map(({ kind }) => kind)).toEqual(['numbers', 'words', 'empty', 'numbers']);
  });

  test('tells columns of one name apart, and names the nameless', () => {
    const { columns } = tableOf('a,a,,b\n1,2,3,4\n5,6,7,8');
    expect(columns.map(({ name }) => name)).toEqual([
      'a (column 1)',
      'a (column 2)',
      'column 3',
      'b',
    ]);
  });
});

describe('what is no table is refused in a sentence:', () => {
  test.each([
    ['an empty file', '', '“t.csv” is empty: rows of numbers are expected.'],
    ['blank lines', '\n \n', '“t.csv” is empty: rows of numbers are expected.'],
    ['names alone', 'a,b', '“t.csv” has no rows below its names: at least 2 are expected.'],
    ['one row', 'a,b\n1,2', '“t.csv” has only 1 row below its names: at least 2 are expected.'],
    ['one row without names', '1,2', '“t.csv” has only 1 row: at least 2 are expected.'],
    [
      'one column',
      'a\n1\n2',
      '“t.csv” has only one column: a target and at least one input are expected, between commas, semicolons or tabs.',
    ],
    ['an open quotation mark', 'a,b\n1,"2\n3,4', 'Row 2 has a quotation mark that is not closed'],
    ['a short row', 'a,b,c\n1,2,3\n\n4,5\n6,7,8', 'Row 4 has 2 cells, where row 1 has 3.'],
    ['a long row', '1,2\n3,4,5', 'Row 2 has 3 cells, where row 1 has 2.'],
    [
      'too many rows',
      rowsOf(limits.rows + 1, (i) => `${i},1`),
      '“t.csv” has 50\u202f001 rows: at most 50\u202f000 can be used.',
    ],
    [
      'too many columns',
      rowsOf(2, () => Array(1021).fill(1).join(',')),
      '“t.csv” has 1\u202f021 columns: at most 1\u202f020 can be used.',
    ],
    ['too long a text', '1,2\n'.repeat(1_300_000), '“t.csv” has 6 MB: at most 5 MB can be read.'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
  });

  test('a file of 100 MB, by its size alone', () => {
    expect(oversize('big.csv', 100e6)).toBe('“big.csv” has 100 MB: at most 5 MB can be read.');
    expect(oversize('fine.csv', limits.bytes)).toBeNull();
  });

  test.each([
    ['NUL bytes', [0x50, 0x4b, 3, 4, 0, 0]],
    ['control characters', [0x89, 0x50, 0x4e, 0x47, 0x1a, 0x61]],
    ['half a character of UTF-16', [0xff, 0xfe, 0x31, 0, 0x2c]],
  ])('a file with %s', (_, bytes) => {
    expect(textOf('book.xlsx', Uint8Array.from(bytes))).toEqual({
      ok: false,
      problems: [
        '“book.xlsx” is not plain text in UTF-8: save a spreadsheet as “CSV UTF-8” first.',
      ],
    });
  });
});

describe('a file is read in', () => {
  const text = 'größe;y\n1,5;2\n';
  const wide = (bytes: readonly number[], swap: boolean) =>
    Uint8Array.from(
      [...bytes, ...Buffer.from(text, 'utf16le')].map((_, k, all) => all[swap ? k ^ 1 : k]),
    );

  test.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16, little end first', wide([0xff, 0xfe], false)],
    ['UTF-16, big end first', wide([0xff, 0xfe], true)],
    ['UTF-16 without a mark', wide([], false)],
    ['UTF-16 without a mark, big end first', wide([], true)],
  ])('%s', (_, bytes) => {
    expect(textOf('t.csv', bytes)).toEqual({ ok: true, value: { text, note: null } });
  });

  test('Windows-1252 where it is not UTF-8, and says so', () => {
    expect(textOf('t.csv', Uint8Array.from(Buffer.from(text, 'latin1')))).toEqual({
      ok: true,
      value: { text, note: '“t.csv” is not in UTF-8: its letters were read as Windows-1252.' },
    });
  });
});

describe('what cannot be trained on is named by row and column:', () => {
  test.each([
    [
      'text among numbers',
      'a,b\n1,2\nx,3\n4,5',
      'Row 3, column “a” has “x”, where a number is expected.',
    ],
    ['an empty cell', 'a,b\n1,2\n,3\n4,5', 'Row 3, column “a” is empty: a number is expected.'],
    [
      'an infinite number',
      'a,b\n1,2\n3,Infinity\n4,5',
      'Row 3, column “b” has “Infinity”, where a finite number is expected.',
    ],
    ['no number', 'a,b\n1,2\n3,NaN\n4,5', 'Row 3, column “b” has “NaN”, where a finite number'],
    ['too large a number', 'a,b\n1,2\n1e999,3\n4,5', '“1e999”, where a number below 1.8e308 in'],
    [
      'a decimal comma among decimal points',
      'a,b\n1.5,2\n"3,5",3\n4.25,5',
      '“3,5”, where a number with a decimal point is expected.',
    ],
    ['an empty class', 'a,b\n1,x\n2,\n3,y', 'Row 3, column “b” is empty: a class is expected.'],
    [
      'a constant target',
      'a,b\n1,3\n2,3',
      'The target “b” is “3” in every row: there is nothing to learn.',
    ],
    ['one class alone', 'a,b\n1,x\n2,x', 'The target “b” is “x” in every row'],
    ['constant inputs alone', 'a,b\n1,3\n1,4', 'No input is left'],
    [
      'too many classes',
      `a,b\n${rowsOf(21, (i) => `${i},class ${i}`)}`,
      'Column “b” has 21 different values: at most 20 classes can be told apart.',
    ],
    ['a target that is also an input', 'y,b,y\n1,2,3\n2,4,5', 'Several columns are called “y”'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
  });

  test.each<[string, readonly Role[], string]>([
    ['no target', ['input', 'input', 'out'], 'No column is the target: choose at least one.'],
    ['no input', ['out', 'target', 'out'], 'No column is an input: choose at least one.'],
    [
      'words as an input',
      ['input', 'target', 'input'],
      'Row 2, column “c” has “x”, where a number is expected.',
    ],
    ['words as one target of two', ['input', 'target', 'target'], 'Column “c” holds words'],
  ])('%s', (_, roles, problem) => {
    const [first] = problemsOf('a,b,c\n1,2,x\n2,5,y', { roles });
    expect(first).toContain(problem);
  });

  test('more than 1000 inputs, more than 20 targets', () => {
    const wide = rowsOf(2, (i) => Array(1005).fill(i).join(','));
    expect(problemsOf(wide)).toEqual([
      'There are 1\u202f004 inputs: at most 1\u202f000 can be used.',
    ]);
    const many = rowsOf(2, (i) => Array(22).fill(i).join(','));
    const roles = Array.from({ length: 22 }, (_, k): Role => (k === 0 ? 'input' : 'target'));
    expect(problemsOf(many, { roles })).toEqual(['There are 21 targets: at most 20 are possible.']);
  });

  test('five mistakes are told, the others counted', () => {
    const problems = problemsOf(
      `a,b\n${rowsOf(17, (i) => `x${i},${i}`)}\n${rowsOf(20, (i) => `${i},1`)}`,
    );
    expect(problems).toHaveLength(6);
    expect(problems[4]).toContain('Row 6');
    expect(problems[5]).toBe('… and 12 more.');
  });

  test('rows are counted as a spreadsheet does, with blank ones', () => {
    const [problem] = problemsOf('\na,b\n\n1,2\n"3\n",4\nx,5');
    expect(problem).toContain('Row 6, column “a”');
  });
});

describe('what is taken from a table', () => {
  test('is by default the last column as target, and the other numbers as inputs', () => {
    const { own } = takenFrom('a,b,y\n1,2,3\n4,5,6\n7,8,10\n0,0,1\n1,1,1');
    expect(own).toEqual({
      name: 't.csv',
      inputs: ['a', 'b'],
      outputs: ['y'],
      classes: false,
      X: Float64Array.of(1, 2, 4, 5, 7, 8, 0, 0, 1, 1),
      Y: Float64Array.of(3, 6, 10, 1, 1),
      rows: 5,
      trainRows: 4,
      testRows: 1,
      standardize: true,
    });
  });

  test('is one-hot for a target of words, its classes in order', () => {
    const { own } = takenFrom('a,b\n1,pear\n2,apple\n3,pear');
    expect(own).toMatchObject({ classes: true, outputs: ['apple', 'pear'] });
    expect([...own.Y]).toEqual([0, 1, 1, 0, 0, 1]);
  });

  test('is one-hot for numbers that are chosen as classes, 1 and 1.0 being one', () => {
    const { own } = takenFrom('a,b\n1,10\n2,9\n3,10.0', { classes: true });
    expect(own.outputs).toEqual(['9', '10']);
    expect([...own.Y]).toEqual([0, 1, 1, 0, 0, 1]);
  });

  test('may have several targets, side by side', () => {
    const table = tableOf('a,b,c\n1,2,3\n4,5,6');
    const taken = take(table, withRole(suggested(table), 1, 'target'));
    expect(taken).toMatchObject({
      ok: true,
      value: { own: { outputs: ['b', 'c'], Y: Float64Array.of(2, 3, 5, 6) } },
    });
  });

  test('leaves out constant inputs, words and empty columns, and says so', () => {
    const { own, notes } = takenFrom('a,k,w,,y\n1,7,x,,2\n2,7,y,,5');
    expect(own.inputs).toEqual(['a']);
    expect(takenFrom('k,a,y\n7,1,2\n7,2,5').own).toMatchObject({
      inputs: ['a'],
      X: Float64Array.of(1, 2),
    });
    expect(notes).toEqual([
      'Left out, as the same in all rows: “k”.',
      'Left out, as words can only be a class to learn: “w”.',
    ]);
  });

  test.each(['7', '0', '-0.1'])('has no column that is %s in all rows', (same) => {
    expect(takenFrom(`k,a,y\n${same},1,2\n${same},2,5`).own.inputs).toEqual(['a']);
    expect(problemsOf(`a,y\n1,${same}\n2,${same}`)).toHaveLength(1);
  });

  test('a column with mistakes does no harm once it is left out', () => {
    const text = 'a,b,y\n1,2,3\nx,5,6\n7,8,10';
    expect(problemsOf(text)).toHaveLength(1);
    expect(problemsOf(text, { roles: ['out', 'input', 'target'] })).toEqual([]);
  });

  test.each([
    [0, 10, 0],
    [15, 8, 2],
    [20, 8, 2],
    [50, 5, 5],
  ])('with %i %% held out of 10 rows is %i to train on and %i to test on', (testShare, n, m) => {
    const { own } = takenFrom(
      rowsOf(10, (i) => `${i},${i}`),
      { testShare },
    );
    expect(own).toMatchObject({ trainRows: n, testRows: m });
  });

  test.each([true, false])('says whether it is to be standardised: %s', (standardize) => {
    expect(takenFrom('1,2\n3,4', { standardize }).own.standardize).toBe(standardize);
  });

  test('always trains on one row at least', () => {
    expect(takenFrom('1,2\n3,4', { testShare: 100 }).own).toMatchObject({
      trainRows: 1,
      testRows: 1,
    });
  });

  test('of many rows is 1000 to train on, and says so', () => {
    const { own, notes } = takenFrom(rowsOf(6000, (i) => `${i},${i}`));
    expect(own).toMatchObject({ rows: 6000, trainRows: 1000, testRows: 1000 });
    expect(notes).toEqual([
      'Of 6\u202f000 rows the seed chooses 1\u202f000 to train on and 1\u202f000 to test on; the others are not used.',
    ]);
  });
});
