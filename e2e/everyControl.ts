/** Uses every control of the page once, in every menu and dialog that opens. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './support';

const CONTROLS =
  'button, select, textarea, input, summary, [role^="menuitem"], [tabindex="0"]:not(input, button)';
/** Without those that are about to go. */
const LAYERS = ':is([role="menu"], [role="dialog"]):not([data-closed])';
/** What is said to the person beside the figures. */
const WORDS = '.Notices_notice p, .Toast_toast, [role="alert"], .broken, .Trouble_trouble';

const ROWS = 'a,y\n1,2\n2,3\n3,5\n4,4\n5,8';

interface Control {
  /** By which it is known again: where it stands, what it is, and its name. */
  readonly key: string;
  /** Finds it, as long as it is there. */
  readonly at: Locator;
}

/** The controls in sight and in force: those of the uppermost menu or dialog, else all. */
async function controls(page: Page): Promise<Control[]> {
  const found = await page.evaluate(
    ({ selector, layers }) => {
      const open = [...document.querySelectorAll(layers)].filter((it) => it.checkVisibility());
      const layer = open.at(-1) ?? document.body;
      let marked = document.querySelectorAll('[data-used]').length;
      return [...layer.querySelectorAll<HTMLElement>(selector)].flatMap((it) => {
        const { width, height } = it.getBoundingClientRect();
        const off = it.matches(':disabled, [aria-disabled="true"]');
        if (off || width * height === 0 || !it.checkVisibility({ visibilityProperty: true }))
          return [];
        it.dataset.used ??= `${performance.now()}-${marked++}`;
        const label =
          it.getAttribute('aria-label') ??
          (it instanceof HTMLInputElement || it instanceof HTMLSelectElement
            ? it.labels?.[0]?.textContent
            : null) ??
          it.textContent ??
          '';
        const around = it.closest('[role="menu"], [role="dialog"], figure, aside, header, footer');
        const place = around?.getAttribute('aria-label') ?? around?.tagName ?? '';
        const kind = it.getAttribute('type') ?? it.getAttribute('role') ?? it.tagName;
        return [
          { mark: it.dataset.used, key: [place, kind, label.trim().slice(0, 60)].join(' | ') },
        ];
      });
    },
    { selector: CONTROLS, layers: LAYERS },
  );
  return found.map(({ key, mark }) => ({ key, at: page.locator(`[data-used="${mark}"]`) }));
}

const options = (select: Locator) =>
  select
    .locator('option:enabled')
    .evaluateAll((all) => all.map((it) => it.getAttribute('value') ?? ''));

const layers = (page: Page) => page.locator(LAYERS).filter({ visible: true });

/** Closes what lies over the page. */
async function leave(page: Page): Promise<void> {
  for (let open = await layers(page).count(); open > 0; open--) {
    await page.keyboard.press('Escape');
    await expect(layers(page)).toHaveCount(open - 1);
  }
}

/** A click, unless the control goes out of force meanwhile, as a run ends. */
async function click(page: Page, at: Locator): Promise<void> {
  const opens = await at.getAttribute('aria-haspopup');
  try {
    await at.click({ timeout: 5000 });
  } catch (error) {
    if (await at.isEnabled({ timeout: 1000 }).catch(() => false)) throw error;
    return;
  }
  if (opens) await expect(layers(page)).not.toHaveCount(0);
}

/**
 * Uses every control once, each on the experiment of the link; `meanwhile` happens after each use.
 * Returns the controls' names, and all that was said.
 */
export async function tryEveryControl(
  page: Page,
  fragment: string,
  meanwhile = async () => {},
): Promise<{ used: string[]; said: string[] }> {
  page.setDefaultTimeout(10_000);
  const used = new Set<string>();
  const said = new Set<string>();

  const find = async (wanted: (key: string) => boolean) =>
    (await controls(page)).find(({ key }) => wanted(key));

  const listen = async () => {
    await meanwhile();
    for (const word of await page.locator(WORDS).allTextContents()) said.add(word.trim());
  };

  /** Does with it whatever a person can, and goes through all that opens. */
  async function use({ key, at }: Control): Promise<void> {
    used.add(key);
    const under = await layers(page).count();
    const opened = async () => (await layers(page).count()) > under;
    const kind = await at.evaluate((it) => it.getAttribute('type') ?? it.tagName.toLowerCase());
    if (kind === 'file') return;
    if (kind === 'range') {
      const value = await at.inputValue();
      for (const press of ['ArrowLeft', 'ArrowRight', 'End', 'Home']) await at.press(press);
      await at.fill(value);
    } else if (kind === 'select') {
      const value = await at.inputValue();
      for (const each of [...(await options(at)), value]) {
        // “Own settings” and the like are no choice any more once another is made.
        if (!(await options(at)).includes(each)) continue;
        await at.selectOption(each);
        if (await opened()) await inside(() => at.selectOption(each));
      }
    } else if (kind === 'text') {
      await at.fill('abc');
      await at.press('Enter');
      await listen();
      await at.press('Escape');
    } else if (kind === 'textarea') {
      for (const rows of ['a,y\n1,2\n2,x', ROWS]) {
        await at.fill(rows);
        await listen();
      }
    } else {
      await click(page, at);
      await listen();
      if (kind === 'checkbox') await click(page, at);
      const again = async () => {
        const same = await find((each) => each === key);
        if (same) await click(page, same.at);
      };
      if (await opened()) await inside(again);
    }
    await listen();
  }

  const fresh = () => find((key) => !used.has(key));

  /** Goes through what opened, and opens it again for each choice that closes it, and to take back what was ticked. */
  async function inside(open: () => Promise<unknown>): Promise<void> {
    const isOpen = async () => (await layers(page).count()) > 0;
    const reopen = async () => {
      await leave(page);
      await open();
      for (const field of await layers(page).locator('textarea').all()) await field.fill(ROWS);
    };
    for (let next = await fresh(); next && (await isOpen()); next = await fresh()) {
      const { key } = next;
      await use(next);
      if (key.includes('menuitemcheckbox')) {
        await reopen();
        const ticked = await find((each) => each === key);
        if (ticked) await click(page, ticked.at);
      }
      if (key.includes('menuitem') || !(await isOpen())) await reopen();
    }
    await leave(page);
  }

  for (let next = await fresh(); next; next = await fresh()) {
    await use(next);
    // Present mode, a zoom and a hidden column end here.
    await page.keyboard.press('Escape');
    await listen();
    await page.evaluate((hash) => location.replace(`#${hash}`), fragment);
    expect(used.size, 'there is an end to them').toBeLessThan(400);
  }
  return { used: [...used], said: [...said].filter(Boolean) };
}
