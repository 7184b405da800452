/** What a person's hand and eye do on an open page: press a button, choose from a menu, read a table. Tests only. */
import { expect, vi } from 'vitest';

/** Presses the one button of this name. */
export function press(within: Element, name: string | RegExp): void {
  const found = [...within.querySelectorAll('button')].filter((each) => {
    const label = each.getAttribute('aria-label') ?? each.textContent.trim();
    return typeof name === 'string' ? label === name : name.test(label);
  });
  if (found.length !== 1) throw new Error(`${found.length} buttons are called “${name}”.`);
  found[0].click();
}

/** Puts a text into a field, as typed or as a slider has it. */
export function fill(field: HTMLInputElement, text: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export const strike = (at: Element, key: string) =>
  at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

/** Chooses an item of a figure's menu. */
export async function choose(figure: Element, name: string, item: string): Promise<void> {
  press(figure, `${name}: more`);
  const found = await vi.waitFor(() => {
    const items = [...document.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
    const one = items.find((each) => each.textContent.startsWith(item));
    if (!one) throw new Error(`The menu has no “${item}”.`);
    return one;
  });
  found.click();
  await vi.waitFor(() => expect(document.querySelector('[role="menu"]')).toBeNull());
}

/** Head and body of a figure's table, as texts. */
export async function tableOf(figure: Element) {
  const shown = await vi.waitFor(() => {
    const found = figure.querySelector('table');
    if (!found) throw new Error('There is no table.');
    return found;
  });
  const texts = (row: Element) =>
    [...row.children].map((cell) => cell.textContent.replaceAll(/[\s\u202f]/g, ' '));
  const [head, ...body] = [...shown.querySelectorAll('tr')].map(texts);
  return { head, body };
}

/** A text stands for a number to the digits that it shows. */
export function expectText(text: string, value: number | null | undefined, what: string): void {
  if (value === null || value === undefined) return expect(text, what).toMatch(/^(–|undefined)$/);
  const number = Number.parseFloat(text.replaceAll(/[\s\u202f°%]/g, '').replace('−', '-'));
  const shown = text.replaceAll(/[\s\u202f°%]/g, '');
  const [mantissa, exponent = '0'] = shown.split('e');
  const last = 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0));
  expect(Math.abs(number - value), `${what}: “${text}” for ${value}`).toBeLessThanOrEqual(
    0.5001 * last,
  );
}

/** Angles are made by the browser's own acos. */
export function expectNear(
  value: number | null,
  expected: number | null | undefined,
  what: string,
): void {
  if (expected === null || expected === undefined || value === null)
    return expect(value, what).toBe(expected ?? null);
  expect(Math.abs(value - expected), `${what}: ${value} for ${expected}`).toBeLessThanOrEqual(
    1e-12 * Math.abs(expected) + 1e-15,
  );
}
