/** Where cells end, which row holds names and which column only counts is told by the table itself. */
import { describe, expect, test } from 'vitest';
import { suggested } from './choice';
import { BY_ITSELF, readTable } from './table';
import { notesOf, problemsOf, tableOf, valuesOf } from './testing/tables';

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
