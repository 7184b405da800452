import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grouped } from '../core/grouped';
import type { LeftOut } from '../engine/probe';
import { twoLayer } from '../models/twoLayer/facts';
import type { RunInfo } from '../models/twoLayer/info';
import type { LearnerId } from '../models/twoLayer/learners';
import type { Aside } from '../models/twoLayer/theory';
import { compact, degreesText, powerOfTen } from './format';
import { leftOutWords } from './labs/twoLayer/leftOut';
import { leftOutText } from './leftOut';

test('what is no number is never printed as one', () => {
  for (const value of [Number.NaN, Infinity, -Infinity]) {
    for (const text of [compact, degreesText, grouped, powerOfTen]) expect(text(value)).toBe('–');
  }
  fc.assert(
    fc.property(fc.double(), (value) => {
      for (const text of [compact, degreesText, grouped, powerOfTen]) {
        expect(text(value)).not.toMatch(/NaN|Infinity|undefined/);
      }
    }),
  );
});

describe('what is left out', () => {
  const info = {
    learners: (['fa', 'fa-lambda'] as const).map((id) => ({
      ...{ id, rule: 'fa', eta: 0.1, lambda: 1, until: null },
    })),
  } as unknown as RunInfo; // its learners are all that the text takes from it
  const text = (leftOut: readonly LeftOut[], wanted: readonly Aside[], of?: LearnerId) =>
    leftOutText({ leftOut, info, model: twoLayer }, wanted, leftOutWords, of);
  const why = { code: 'singular' };
  const SAID = 'the kernel of these inputs is singular to working precision';

  test('is said in a sentence, with its learner unless it is so of all', () => {
    const law: LeftOut = { what: 'law', learner: 'fa-lambda', why };
    expect(text([law], ['exact', 'law'])).toBe(`The alignment law of FA + λ is left out: ${SAID}.`);
    const kernels = (['fa', 'fa-lambda'] as const).map(
      (learner): LeftOut => ({ what: 'kernels', learner, why }),
    );
    expect(text(kernels, ['kernels'])).toBe(`The spectrum of the kernels is left out: ${SAID}.`);
    expect(text([{ what: 'test', learner: null, why }], ['test'])).toBe(
      `The test is left out: ${SAID}.`,
    );
  });

  test('names what befell the calculation', () => {
    const said = (given: LeftOut['why']) =>
      text([{ what: 'test', learner: null, why: given }], ['test']);
    expect(said({ code: 'overflow' })).toBe(
      'The test is left out: its numbers grow beyond all bounds.',
    );
    expect(said({ code: 'failed', message: 'no pivot' })).toBe(
      'The test is left out: it failed (no pivot).',
    );
    expect(said({ code: 'too-long' })).toBe(
      'The test is left out: so many steps of so many samples would take too long.',
    );
  });

  test('is not said of others', () => {
    const gauge: LeftOut = { what: 'gauge', learner: 'fa', why };
    expect(text([gauge], ['kernels'])).toBeNull();
    expect(text([gauge], ['gauge'], 'fa-lambda')).toBeNull();
    expect(text([gauge], ['gauge'], 'fa')).not.toBeNull();
  });
});
