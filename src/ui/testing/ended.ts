/** A small run of all learners on an open page, at its end, and the names that its learners have there. Tests only. */
import { learners } from '../../models/twoLayer/learners';
import { type OpenPage, openApp } from './app';
import { type FileOfLink, fileOf } from './lab';

const ALL = learners.map(({ value }) => value).join(',');
/** A decay that ends on the way, and is not 1. */
export const LINK = `p=20&n=8&d=4&steps=120&lambda=0.5&until=70&learners=${ALL}&backend=simd`;

export const SHORT: Readonly<Record<string, string>> = {
  ...{ bp: 'BP', fa: 'FA', 'fa-lambda': 'FA+λ', 'bp-lambda': 'BP+λ' },
};

/** The page at the end of a link's run. */
export async function ended(link = LINK) {
  const page = await openApp(link);
  const end = await page.finished();
  const { info } = page.session.curves.getState();
  if (!info) throw new Error('The run was not set up.');
  return { page, end, info };
}

/** The page at the end of a link's run, and the run file of the link. */
export async function ran(
  link = LINK,
): Promise<{ readonly page: OpenPage; readonly file: FileOfLink }> {
  const page = await openApp(link);
  const [file] = await Promise.all([fileOf(link), page.finished()]);
  return { page, file };
}
