import { expect, test } from 'vitest';
import { withRole } from '../../core/table/choice';
import { chosenIn, type Draft, draftOfText, readAgain } from './draft';

const drafted = (text: string): Draft => {
  const draft = draftOfText(text);
  if (!draft) throw new Error('There is no text.');
  return draft;
};

/** With the first column as another target. */
function chosen(draft: Draft): Draft {
  if (!draft.content.ok) throw new Error(draft.content.problems.join(' '));
  return chosenIn(draft, withRole(draft.content.value.choice, 0, 'target'));
}

const rolesOf = ({ content }: Draft) => content.ok && content.value.choice.roles;

test('what was chosen of a table stays when it is read otherwise with the same columns', () => {
  const draft = chosen(drafted('a;b;c\n1,5;2,5;3\n4,5;5,5;7\n'));
  const again = readAgain(draft, { named: true });
  expect(rolesOf(again)).toEqual(['target', 'input', 'target']);
});

test('of other columns the suggestion takes its place', () => {
  const draft = chosen(drafted('a;b;c\n1,5;2,5;3\n4,5;5,5;7\n'));
  const again = readAgain(draft, { delimiter: ',' });
  expect(rolesOf(again)).not.toEqual(rolesOf(draft));
});

test('each choice of how it is read stays when another is made', () => {
  const once = readAgain(drafted('a;b;c\n1,5;2,5;3\n4,5;5,5;7\n'), { named: false });
  const twice = readAgain(once, { delimiter: ';' });
  expect(twice.reading).toEqual({ ...once.reading, named: false, delimiter: ';' });
  expect(readAgain(twice, { decimal: 'comma' }).reading).toMatchObject({
    named: false,
    delimiter: ';',
  });
});
