/** A browser's page translation, as Chrome makes it: each text node gives way to <font><font>TEXT</font></font>. */
import { expect, type Page } from '@playwright/test';

/** Translates the page from its first text on, and what changes in it. `all`: also what asks not to be translated. */
export async function translate(page: Page, { all }: { readonly all: boolean }): Promise<void> {
  await page.addInitScript((everything) => {
    const ours = new WeakSet<Node>();
    const skipped = everything
      ? 'script, style, textarea'
      : 'script, style, textarea, [translate="no"]';
    const put = (text: Text) => {
      const { parentElement, nodeValue } = text;
      if (!parentElement || !nodeValue?.trim() || ours.has(text)) return;
      if (parentElement.closest(skipped)) return;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      const translated = new Text(nodeValue.toUpperCase());
      ours.add(translated);
      inner.append(translated);
      outer.append(inner);
      text.replaceWith(outer);
    };
    const translateIn = (node: Node) => {
      if (node instanceof Text) return put(node);
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode())
        if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
      texts.forEach(put);
    };
    new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records) {
        if (type === 'characterData') translateIn(target);
        addedNodes.forEach(translateIn);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  }, all);
}

/** What React holds of a node of its tree, as far as this file reads it. */
interface Fiber {
  readonly tag: number;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode: unknown;
  readonly memoizedProps: unknown;
}

/** Every text that the page believes to show is what stands there, translated or not. */
export async function expectTextsInForce(page: Page): Promise<void> {
  const stale = await page.evaluate(() => {
    const root = document.getElementById('root');
    const key = Object.keys(root ?? {}).find((each) => each.startsWith('__reactContainer$'));
    // React's own field on its root: the fiber whose state node is the root itself.
    const container =
      key && (root as unknown as Record<string, { stateNode: { current: Fiber } }>)[key];
    if (!container) return ['the page is gone'];
    const [HOST, TEXT] = [5, 6];
    const wrong: string[] = [];
    const folded = (text: string) => text.toUpperCase().replace(/\s+/g, ' ').trim();
    const visit = (fiber: Fiber | null, host: Element | null): void => {
      for (let each = fiber; each; each = each.sibling) {
        const own = each.tag === HOST && each.stateNode instanceof Element ? each.stateNode : null;
        const { children } = (own ? each.memoizedProps : {}) as { children?: unknown };
        const sole = typeof children === 'string' || typeof children === 'number' ? children : null;
        if (own && sole !== null && folded(own.textContent ?? '') !== folded(String(sole))) {
          wrong.push(`“${own.textContent}” stands where “${sole}” should`);
        }
        if (
          each.tag === TEXT &&
          !folded(host?.textContent ?? '').includes(folded(String(each.memoizedProps)))
        ) {
          wrong.push(`“${host?.textContent}” lacks “${each.memoizedProps}”`);
        }
        visit(each.child, own ?? host);
      }
    };
    visit(container.stateNode.current, null);
    return wrong;
  });
  expect(stale).toEqual([]);
}
