/** A person's own table is trained on where it is asked for, and where it is missing that is told. */
import { describe, expect, test } from 'vitest';
import { tableKept, tableLost, tableMissing, tableUnfit } from '../core/table/missing';
import type { OwnData } from '../core/table/ownData';
import { homogeneous } from '../models/homogeneous/facts';
import { defaults as directions } from '../models/homogeneous/params';
import { defaults } from '../models/twoLayer/params';
import { setUp } from './testing/script';

const table: OwnData = {
  name: 'table.csv',
  inputs: ['x'],
  outputs: ['y'],
  classes: false,
  X: Float64Array.of(1, 2, 3),
  Y: Float64Array.of(2, 4, 7),
  rows: 3,
  standardize: true,
  trainRows: 2,
  testRows: 1,
};

describe('session', () => {
  test('own data start a run on their table, also from a pause, and travel with every later run on them', () => {
    const { session, asked, status } = setUp();
    session.run();
    session.pause();
    session.setOwn(table);
    expect(status()).toBe('running');
    session.setParam('p', 100);
    session.setParam('data', 'random');
    session.setParam('data', 'own');
    expect(asked.slice(2)).toEqual([
      'start p=800 on table.csv',
      'start p=100 on table.csv',
      'start p=100',
      'start p=100 on table.csv',
    ]);
  });

  test('without a table, own data change nothing', () => {
    const { session, asked } = setUp();
    session.run();
    session.setParam('data', 'own');
    expect(asked).toEqual(['start p=800']);
    expect(session.store.getState().experiment).toEqual(defaults);
  });

  test('a laboratory that has no use for the table tells why, keeps it, and takes its default data', () => {
    const { session, asked } = setUp();
    session.recallOwn(table, null);
    const problem = homogeneous.table.problemIn(table);
    const { what, mended } = tableUnfit('table.csv', problem ?? '');
    expect(what).toContain('different values');
    session.load({ ...directions, data: 'own' }, [], true, homogeneous);
    const state = () => session.store.getState();
    expect(state().problems).toEqual([`${what} ${mended}`]);
    expect(state().experiment).toEqual(directions);
    session.setParam('data', 'own');
    expect(state().experiment).toEqual(directions);
    session.setParam('data', 'blobs');
    expect(asked).toEqual(['start p=16', 'start p=16']);
    session.setOwn({ ...table, Y: Float64Array.of(2, 4, 2) });
    expect(state().experiment).toEqual({ ...directions, data: 'own' });
    expect(asked.at(-1)).toBe('start p=16 on table.csv');
  });

  test('a table that is recalled is trained on where a link asks for it, and another one than expected is told once', () => {
    const { session, asked } = setUp();
    const word = tableKept('table.csv');
    session.recallOwn(table, word);
    expect(asked).toEqual([]);
    session.load({ ...defaults, data: 'own' }, [], true);
    expect(asked).toEqual(['start p=800 on table.csv']);
    expect(session.store.getState().problems).toEqual([`${word.what} ${word.mended}`]);
    session.load({ ...defaults, p: 100, data: 'own' }, [], true);
    expect(session.store.getState().problems).toEqual([]);
  });

  test('a table that was here and is no more is its owner’s own: that is told, and the default data are used until there is another', () => {
    const { session, asked } = setUp();
    const { what, mended } = tableLost('table.csv');
    session.recallOwn(null, tableLost('table.csv'));
    session.load({ ...defaults, data: 'own' }, [], true);
    expect(asked).toEqual(['start p=800']);
    expect(session.store.getState().problems).toEqual([`${what} ${mended}`]);
    session.setOwn(table);
    session.load({ ...defaults, p: 100, data: 'own' }, [], true);
    expect(asked.at(-1)).toBe('start p=100 on table.csv');
    expect(session.store.getState().problems).toEqual([]);
  });

  test('a table that is forgotten is gone, and the run on it too', () => {
    const { session, asked } = setUp();
    session.setOwn(table);
    session.forgetOwn();
    expect(asked).toEqual(['start p=800 on table.csv', 'start p=800']);
    expect(session.store.getState()).toMatchObject({ own: null, experiment: { data: 'network' } });
    session.setParam('data', 'own');
    expect(asked).toHaveLength(2);
  });

  test('a link to own data runs on the default data, and says so, unless there is a table', () => {
    const { session, asked } = setUp();
    session.load({ ...defaults, p: 100, data: 'own' }, [], true);
    expect(session.store.getState()).toMatchObject({
      experiment: { ...defaults, p: 100 },
      problems: [`${tableMissing.what} ${tableMissing.mended}`],
    });
    session.setOwn(table);
    session.load({ ...defaults, p: 200, data: 'own' }, [], true);
    expect(session.store.getState().problems).toEqual([]);
    expect(asked.at(-1)).toBe('start p=200 on table.csv');
  });
});
