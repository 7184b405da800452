/** Takes what is offered for saving, instead of the browser. Tests only. */
import { afterEach, beforeEach, vi } from 'vitest';

/** What is offered for saving, the last first. */
let saved: { readonly name: string; readonly text: Promise<string> }[] = [];

beforeEach(() => {
  saved = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const { download: name, href } = this;
    saved.unshift({ name, text: fetch(href).then((each) => each.text()) });
  });
});
afterEach(() => vi.restoreAllMocks());

/** What is offered next is the only one. */
export function forgetSaved(): void {
  saved = [];
}

/** The rows of a file that was offered. */
export async function csv() {
  const { name, text } = await vi.waitFor(() => {
    const [last] = saved;
    if (!last) throw new Error('Nothing was offered.');
    return last;
  });
  const [head, ...body] = (await text)
    .replace('\ufeff', '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return { name, head, body };
}
