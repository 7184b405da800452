/** A walk through every control of the page, whatever it is called: each one there is, and each one that comes of it. */
import type { Locator, Page } from '@playwright/test';

/** What can be operated; a menu's items are there while it is open. */
const CONTROLS =
  'button, select, textarea, input, summary, [role="menuitem"], [role="menuitemcheckbox"]';

/** Ends the walk's own page. */
const LEFT_OUT = /^reload$/i;

interface Control {
  /** What tells it from the others, however often the page is drawn. */
  readonly key: string;
  /** Its place among all that match `CONTROLS` now. */
  readonly place: number;
}

/** The controls in sight that can be operated; under an open dialog or menu, its own alone. */
function inReach(page: Page): Promise<readonly Control[]> {
  return page.locator(CONTROLS).evaluateAll((all) => {
    const layer =
      document.querySelector('[role="menu"]') ?? document.querySelector('[role="dialog"]');
    const seen = new Map<string, number>();
    return all.flatMap((it, place) => {
      const label = it.getAttribute('aria-label') ?? it.closest('label')?.textContent ?? '';
      const within = it.closest('figure, [role="dialog"], [role="menu"], aside, header, section');
      const name = `${within?.getAttribute('aria-label') ?? ''} › ${it.tagName} ${label || it.textContent}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      const there =
        it.checkVisibility({ visibilityProperty: true }) &&
        !it.matches(':disabled, [data-disabled]');
      return there && (!layer || layer.contains(it)) ? [{ key: `${name} ${count}`, place }] : [];
    });
  });
}

/** Uses a control in each way it has. */
async function use(control: Locator): Promise<void> {
  const kind = await control.evaluate((it) => {
    if (it instanceof HTMLInputElement) return it.type;
    return it.getAttribute('aria-haspopup') === 'menu' ? 'menu' : it.tagName.toLowerCase();
  });
  switch (kind) {
    case 'select': {
      const options = await control
        .locator('option')
        .evaluateAll((all) => all.map((it) => it.getAttribute('value') ?? ''));
      const before = await control.inputValue();
      for (const option of options) await control.selectOption(option);
      await control.selectOption(before);
      return;
    }
    case 'range':
      for (const key of ['ArrowRight', 'ArrowLeft']) await control.press(key);
      return;
    case 'checkbox':
      await control.click();
      await control.click();
      return;
    case 'file':
      return;
    case 'menu':
      return chooseEach(control);
    case 'text':
    case 'textarea': {
      const before = await control.inputValue();
      await control.fill('?');
      await control.blur();
      await control.fill(before);
      await control.blur();
      return;
    }
    default:
      await control.click();
  }
}

/** Chooses each item, which closes the menu. */
async function chooseEach(trigger: Locator): Promise<void> {
  const menu = trigger.page().locator('[role="menu"]');
  const items = menu.locator('[role^="menuitem"]:not([data-disabled])');
  for (let place = 0, count = 1; place < count; place++) {
    await trigger.click();
    await menu.waitFor();
    count = await items.count();
    await items.nth(Math.min(place, count - 1)).click();
    await menu.waitFor({ state: 'hidden' });
  }
}

/** Uses every control once, depth first: what a dialog or a menu holds before it is closed again. */
export async function walk(page: Page, after: () => Promise<void>): Promise<readonly string[]> {
  const used = new Set<string>();
  for (;;) {
    const next = (await inReach(page)).find(({ key }) => !used.has(key) && !LEFT_OUT.test(key));
    if (next) {
      used.add(next.key);
      await use(page.locator(CONTROLS).nth(next.place));
      await after();
      continue;
    }
    const layers = page.locator('[role="dialog"], [role="menu"]');
    if ((await layers.count()) === 0) return [...used];
    await page.keyboard.press('Escape');
    await layers.last().waitFor({ state: 'hidden' });
  }
}
