/** Saves a figure: its numbers as CSV, its picture as SVG or PNG. */
import { itemAt } from '../../core/itemAt';

/** Columns by name, a row for each record; null is an empty cell. */
export interface Numbers {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | null)[])[];
  /** The columns that count, as the first one always does: their numbers are whole. */
  readonly whole?: readonly string[];
}

/** By which a spreadsheet knows UTF-8: without it, λ opens as Î». */
const BYTE_ORDER_MARK = '\ufeff';

export async function saveCsv(name: string, { columns, rows }: Numbers): Promise<void> {
  const { unparse } = await import('papaparse');
  const text = unparse({ fields: [...columns], data: rows.map((row) => [...row]) });
  save(name, 'csv', new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv' }));
}

export function saveSvg(name: string, svg: SVGSVGElement): void {
  save(name, 'svg', new Blob([svgText(svg)], { type: 'image/svg+xml' }));
}

/** False where the browser or a policy of the site keeps a page from drawing an SVG. */
export async function savePng(name: string, svg: SVGSVGElement): Promise<boolean> {
  const blob = await pngOf(svg);
  if (blob) save(name, 'png', blob);
  return blob !== null;
}

/** Twice as many pixels as on the page, for print and slides. */
async function pngOf(svg: SVGSVGElement): Promise<Blob | null> {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2 * width, 2 * height];
  try {
    await image.decode();
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve));
  } catch {
    return null; // a refused image, or a canvas that may not be read
  }
}

/** What a stylesheet gives a drawing and its parts inherit; a file by itself would not have it. */
const INHERITED = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray'],
  ...['stroke-linecap', 'stroke-linejoin', 'paint-order', 'visibility'],
  ...['font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor'],
];
const OWN = ['opacity', 'display'];

/** The drawing as a file of its own, on the page's background, with every style written into it. */
function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = itemAt(originals, index);
    const style = getComputedStyle(original);
    const above = original === svg ? null : getComputedStyle(original.parentElement ?? svg);
    const needed = INHERITED.filter(
      (key) => style.getPropertyValue(key) !== above?.getPropertyValue(key),
    );
    const own = above
      ? OWN.filter((key) => !['1', 'inline', 'block'].includes(style.getPropertyValue(key)))
      : [];
    for (const { name, value } of [...element.attributes]) {
      if (value.includes('var(')) element.removeAttribute(name);
    }
    for (const name of ['class', 'style', 'tabindex', 'role']) element.removeAttribute(name);
    for (const key of [...needed, ...own]) element.setAttribute(key, style.getPropertyValue(key));
  }
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const canvas = svg.parentElement?.querySelector('canvas');
  if (canvas) copy.prepend(part('image', { href: canvas.toDataURL(), width, height }));
  const { backgroundColor } = getComputedStyle(svg.closest('figure') ?? document.body);
  copy.prepend(
    part('rect', { width: '100%', height: '100%', fill: backgroundColor, stroke: 'none' }),
  );
  return new XMLSerializer().serializeToString(copy);
}

const NAMESPACE = 'http://www.w3.org/2000/svg';

function part(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** A file is there for so long after it was asked for. */
const KEPT_MS = 60_000;

function save(name: string, ending: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `alignment-lab-${name.toLowerCase()}.${ending}`;
  link.click();
  // The browser may still be asking where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
