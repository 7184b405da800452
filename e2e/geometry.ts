/** What is wrong with the places of the boxes on a page: overlaps, cuts, things out of reach. Runs in the page. */
import type { Page } from '@playwright/test';

/** A sentence for each fault, in both themes; none where every box has its place. `within` limits the look to one part of the page. */
export async function misplaced(page: Page, within = 'body'): Promise<readonly string[]> {
  const light = await page.evaluate(faultsIn, [within, 'light'] as const);
  const dark = await page.evaluate(faultsIn, [within, 'dark'] as const);
  return [...new Set([...light, ...dark])];
}

/** Self-contained: the page gets its text. */
function faultsIn([within, theme]: readonly [string, string]): string[] {
  const { theme: before } = document.documentElement.dataset;
  document.documentElement.dataset.theme = theme;
  const TOUCH = matchMedia('(max-width: 760px), (max-height: 500px)').matches ? 44 : 24;
  const CONTROLS = 'button, select, summary, input, textarea, a[href]';
  const REGIONS =
    '.bar, figcaption, .Readout_readout, .rail, .Notices_notices, .guide, .Pins_pins, .DigitStrip_strip, .FigureMenu_menu, .question';
  const CARDS = '.card_card, .bar, .rail, .guide, .RunBar_runBar, .FigureMenu_menu';
  const faults: string[] = [];
  const root = document.querySelector(within) ?? document.body;

  const seen = (it: Element) =>
    it.checkVisibility({ visibilityProperty: true }) &&
    getComputedStyle(it).clipPath === 'none' &&
    !it.parentElement?.closest('.unseen_unseen');
  const name = (it: Element) =>
    `${it.tagName.toLowerCase()}.${it.getAttribute('class') ?? ''} “${(
      it.getAttribute('aria-label') ?? it.textContent ?? ''
    ).slice(0, 30)}”`;
  const show = (box: DOMRect) =>
    [box.left, box.top, box.right, box.bottom].map((each) => Math.round(each * 10) / 10).join(' ');
  const has = (box: DOMRect) => box.width > 0 && box.height > 0;
  const inside = (box: DOMRect, around: DOMRect, axis: 'x' | 'y') =>
    axis === 'x'
      ? box.left >= around.left - 0.6 && box.right <= around.right + 0.6
      : box.top >= around.top - 1.5 && box.bottom <= around.bottom + 1.5;

  /** The box of what is written in an element itself. */
  const written = (it: Element): DOMRect | null => {
    const texts = [...it.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    if (texts.length === 0) return null;
    const range = document.createRange();
    range.setStartBefore(texts[0]);
    range.setEndAfter(texts[texts.length - 1]);
    return range.getBoundingClientRect();
  };

  const all = [...root.querySelectorAll('*')].filter(seen);
  const controls = all.filter((it) => it.matches(CONTROLS));
  const texts = all.flatMap((it) => {
    if (it.closest('svg, select, textarea, script, style')) return [];
    const box = written(it);
    return box && has(box) ? [{ it, box }] : [];
  });

  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth)
    faults.push(`the page scrolls sideways: ${page.scrollWidth}`);

  /** What a piece of running text is laid out in; null for any other box. */
  const paragraphOf = (it: Element): Element | null => {
    let block: Element | null = it;
    while (block && getComputedStyle(block).display === 'inline') block = block.parentElement;
    return block === it ? null : block;
  };

  // No two boxes of a region lie over one another; pieces of one paragraph wrap around each other.
  for (const region of [...root.querySelectorAll(REGIONS), root].filter(seen)) {
    if (region === root && !root.matches(REGIONS)) continue;
    const boxes = [
      ...controls.map((it) => ({ it, box: it.getBoundingClientRect() })),
      ...texts,
    ].filter(({ it }) => it.closest(REGIONS) === region);
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        if (one.it.contains(other.it) || other.it.contains(one.it)) continue;
        const paragraph = paragraphOf(one.it);
        if (paragraph && paragraph === paragraphOf(other.it)) continue;
        const wide =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high =
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 0.6 && high > 1.5)
          faults.push(`${name(one.it)} ${show(one.box)} over ${name(other.it)} ${show(other.box)}`);
      }
    }
  }

  // Nothing written is cut, and it stays within the box that holds it.
  for (const { it, box } of texts) {
    const cell = it.closest('td, th, button, .control_head, .FigureCard_caption');
    if (cell && !inside(box, cell.getBoundingClientRect(), 'x'))
      faults.push(
        `${name(it)} ${show(box)} leaves ${name(cell)} ${show(cell.getBoundingClientRect())}`,
      );
    for (let above: Element | null = it; above && above !== page; above = above.parentElement) {
      const style = getComputedStyle(above);
      const around = above.getBoundingClientRect();
      const ellipsis =
        style.textOverflow === 'ellipsis' &&
        it.closest('[title]') &&
        !/\d/.test(it.textContent ?? '');
      if (ellipsis) break;
      if (['hidden', 'clip'].includes(style.overflowX) && !inside(box, around, 'x'))
        faults.push(`${name(it)} is cut sideways by ${name(above)}`);
      if (['hidden', 'clip'].includes(style.overflowY) && !inside(box, around, 'y'))
        faults.push(`${name(it)} is cut by ${name(above)}`);
      if (style.overflowX === 'auto' && above.scrollWidth > above.clientWidth) break;
      if (style.overflowY === 'auto' && above.scrollHeight > above.clientHeight) break;
    }
  }
  const pen = document.createElement('canvas').getContext('2d');
  for (const it of controls) {
    const style = getComputedStyle(it);
    const room =
      it.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    if (it instanceof HTMLInputElement && it.type === 'text' && it.scrollWidth > it.clientWidth)
      faults.push(`the value ${it.value} of ${name(it)} is cut`);
    if (it instanceof HTMLSelectElement && pen && !it.matches('.PresetSelect_preset')) {
      pen.font = style.font;
      const longest = Math.max(...[...it.options].map(({ text }) => pen.measureText(text).width));
      if (longest > room - 14)
        faults.push(`an option of ${name(it)} is cut: ${longest} in ${room}`);
    }
  }

  // Every control is within reach and within its card.
  for (const it of controls) {
    const box = it.getBoundingClientRect();
    if (!has(box)) continue;
    const card = it.closest(CARDS);
    const scrolls = it.closest('.DigitStrip_strip, .DataTable_table');
    if (card && !scrolls && !inside(box, card.getBoundingClientRect(), 'x'))
      faults.push(`${name(it)} ${show(box)} leaves its card ${show(card.getBoundingClientRect())}`);
    if (!scrolls && (box.left < -0.6 || box.right > innerWidth + 0.6))
      faults.push(`${name(it)} ${show(box)} is out of the window`);
    const dock = it.closest('.RunBar_runBar')?.getBoundingClientRect();
    if (dock && !inside(box, dock, 'y')) faults.push(`${name(it)} leaves the run bar`);
    const target = it.closest('label')?.getBoundingClientRect() ?? box;
    if (
      target.width < TOUCH - 0.5 ||
      (target.height < TOUCH - 0.5 && !it.matches('.NumberControl_slider'))
    )
      faults.push(`${name(it)} is ${target.width} × ${target.height}, less than ${TOUCH}`);
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    const floats = hit?.closest('.bar, .RunBar_runBar, .rail, .guide');
    const elsewhere = it.closest('.bar, .RunBar_runBar, .rail, .guide') !== floats;
    if (
      hit &&
      !it.contains(hit) &&
      !hit.contains(it) &&
      !it.closest('label')?.contains(hit) &&
      !(floats && elsewhere)
    )
      faults.push(`${name(it)} is covered by ${name(hit)}`);
  }

  // The labels of a drawing stay within it, those of an axis apart from each other.
  for (const svg of all.filter((it) => it.matches('.plot_plot svg'))) {
    const around = svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBoundingClientRect();
      if (has(box) && !(inside(box, around, 'x') && inside(box, around, 'y')))
        faults.push(
          `the label ${text.textContent} ${show(box)} leaves its drawing ${show(around)}`,
        );
    }
    for (const axis of svg.querySelectorAll('.recharts-cartesian-axis-tick-labels, [data-ticks]')) {
      const boxes = [...axis.querySelectorAll('text')].map((it) => ({
        it,
        box: it.getBoundingClientRect(),
      }));
      for (const [index, one] of boxes.entries()) {
        for (const other of boxes.slice(index + 1)) {
          const wide =
            Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const high =
            Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          if (wide > 0 && high > 2)
            faults.push(`the labels ${one.it.textContent} and ${other.it.textContent} overlap`);
        }
      }
    }
  }
  document.documentElement.dataset.theme = before;
  return faults;
}
