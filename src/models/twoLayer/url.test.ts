import fc from 'fast-check';
import { expect, test } from 'vitest';
import { speeds } from '../../core/speeds';
import { defaults, type Experiment } from './params';
import { decode, encode } from './testing/link';

test('the default experiment is the empty fragment', () => {
  expect(encode(defaults)).toBe('');
  expect(decode('')).toEqual({ experiment: defaults, problems: [] });
});

test('only what differs is written, readably', () => {
  const experiment: Experiment = { ...defaults, p: 100, lambda: 3, learners: ['bp', 'fa'] };
  expect(encode(experiment)).toBe('p=100&lambda=3&learners=bp,fa');
  expect(decode('#p=100&lambda=3&learners=bp,fa')).toEqual({ experiment, problems: [] });
});

test('each bad value becomes its default and is named', () => {
  const { experiment, problems } = decode('#p=0&lambda=abc&d=7&depth=3&n=2&n=3');
  expect(experiment).toEqual({ ...defaults, d: 7, n: 2 });
  expect(problems).toHaveLength(4);
  expect(problems[0]).toEqual({
    what: 'Width p cannot be “0”: it must be a whole number from 1 to 10\u202f000.',
    mended: '800 was used instead.',
  });
  expect(problems[1].what).toContain('Regularization λ cannot be “abc”');
  expect(problems[2].what).toContain('“depth”');
  expect(problems[3].what).toContain('Samples n 2 times');
});

test('a link may name a speed, which is no part of its experiment', () => {
  for (const { id } of speeds) {
    const link = encode({ ...defaults, p: 100 }, id);
    expect(link).toBe(`p=100&speed=${id}`);
    expect(decode(link)).toEqual({
      experiment: { ...defaults, p: 100 },
      problems: [],
      speed: id,
    });
  }
  expect(decode('speed=Full').speed).toBe('full');
  expect(decode('p=100')).not.toHaveProperty('speed');
});

test.each(['', '0', 'fast', '7', '1e9', 'toString'])(
  'a speed of “%s” is named, and the run is watched',
  (text) => {
    const { experiment, problems, speed } = decode(`speed=${text}`);
    expect(experiment).toEqual(defaults);
    expect(speed).toBe('watch');
    expect(problems).toEqual([
      {
        what: `The link’s speed cannot be “${text}”: it must be one of watch, slow, full, 100, 30, 10, 3, 1 (a number: steps/s).`,
        mended: 'watch was used instead.',
      },
    ]);
  },
);

test('of two speeds the first is used, and both are told of', () => {
  const { problems, speed } = decode('speed=slow&speed=full');
  expect(speed).toBe('slow');
  expect(problems).toEqual([
    { what: 'The link gives the speed 2 times.', mended: 'Only the first counts.' },
  ]);
});

test('a name every object has is no parameter', () => {
  expect(decode('#toString=1&__proto__=2').experiment).toEqual(defaults);
});

test('whatever the fragment, the experiment is valid and comes back from its own link', () => {
  const value = fc.oneof(
    fc.constantFrom('0', '-1', '17', 'auto', 'never', 'tanh', 'bp,fa', '1e9', '%', '5.5'),
    fc.string(),
  );
  const key = fc.constantFrom('p', 'lambda', 'until', 'eta', 'activation', 'learners', 'x');
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
      const { experiment } = decode(pairs.map((pair) => pair.join('=')).join('&'));
      expect(decode(encode(experiment))).toEqual({ experiment, problems: [] });
    }),
  );
});

test('a link is read as its writer meant it, in whatever spelling', () => {
  const links = [
    '#p=10+000&eta=1e+0&activation=ReLU&learners=BP,FA+λ&until=Never',
    '#p=10%20000&eta=1,0&activation=relu&learners=bp,fa-lambda&until=∞',
    '#p=10%E2%80%AF000&eta=10^0&activation=RELU&learners=FA%2B%CE%BB,bp&until=never',
  ];
  for (const link of links) {
    const { experiment, problems } = decode(link);
    expect(problems).toEqual([]);
    expect(encode(experiment)).toBe('p=10000&until=never&eta=1&learners=bp,fa-lambda');
  }
});

test('a link with a number that could be two keeps the default and tells both', () => {
  const [problem] = decode('#lambda=1,250').problems;
  expect(problem.what).toContain('it may mean 1.25 or 1\u202f250');
  expect(problem.mended).toBe('5 was used instead.');
});

test('of a value given twice, the first counts even where it is bad', () => {
  const { experiment, problems } = decode('#n=abc&n=3');
  expect(experiment.n).toBe(defaults.n);
  expect(problems.map(({ mended }) => mended)).toEqual([
    'Only the first counts.',
    '30 was used instead.',
  ]);
});
