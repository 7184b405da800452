/** What is told of a link that asks for its owner's own table, which does not travel in a link. */
import type { Problem } from '../schema/link';

/** Where there is no table: what is to be told, and what it was mended by. */
export const tableMissing: Problem = {
  what: 'The link asks for a table of its owner’s, which does not travel in a link.',
  mended: 'The default data were used instead; choose your own table under Data.',
};

/** Where another table is kept than the one it was made with, as far as is known. */
export function tableKept(name: string): Problem {
  return {
    what: 'The link asks for its owner’s own table, which does not travel in a link.',
    mended: `The one that is kept in this browser, “${name}”, was used.`,
  };
}

/** Where there is a table that cannot be trained on here. */
export function tableUnfit(name: string, problem: string): Problem {
  return {
    what: `Your table “${name}” cannot be used here. ${problem}`,
    mended: 'The default data were used instead; choose another table or target under Data.',
  };
}

/** Where a table is kept, and what reads it did not arrive. */
export const tableUnread: Problem = {
  what: 'Your table is kept in this browser, but the part of the page that reads it did not arrive.',
  mended: 'The default data were used instead; check the connection and reload the page.',
};

/** Where the page had this table, and it is kept no more. */
export function tableLost(name: string): Problem {
  return {
    what: `Your table “${name}” is not kept in this browser any more.`,
    mended: 'The default data were used instead; choose your table again under Data.',
  };
}
