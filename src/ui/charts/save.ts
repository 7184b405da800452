/** Saves a figure: its numbers as CSV, its picture as SVG or PNG. */
import { unparse } from 'papaparse';

/** Columns by name, a row for each record; null is an empty cell. */
export interface Numbers {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | null)[])[];
}

export function saveCsv(name: string, { columns, rows }: Numbers): void {
  const text = unparse({ fields: [...columns], data: rows.map((row) => [...row]) });
  save(name, 'csv', new Blob([text], { type: 'text/csv' }));
}

export function saveSvg(name: string, svg: SVGSVGElement): void {
  save(name, 'svg', new Blob([svgText(svg)], { type: 'image/svg+xml' }));
}

/** Twice as many pixels as on the page, for print and slides. */
export async function savePng(name: string, svg: SVGSVGElement): Promise<void> {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
  await image.decode();
  const canvas = new OffscreenCanvas(2 * width, 2 * height);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  save(name, 'png', await canvas.convertToBlob());
}

/** What a stylesheet gives a drawing, and a file by itself would not have. */
const STYLES = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray'],
  ...['stroke-linecap', 'stroke-linejoin', 'opacity', 'display', 'visibility'],
  ...['font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor'],
];

/** The drawing as a file of its own, on the page's background, with every style written into it. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, index) => {
    const style = getComputedStyle(originals[index]);
    const text = STYLES.map((key) => `${key}:${style.getPropertyValue(key)}`).join(';');
    element.setAttribute('style', text);
    element.removeAttribute('class');
  });
  const { width, height } = svg.getBoundingClientRect();
  const background = getComputedStyle(svg.closest('.card') ?? document.body).backgroundColor;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  for (const attribute of ['class', 'style', 'tabindex', 'role']) copy.removeAttribute(attribute);
  const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  sheet.setAttribute('width', '100%');
  sheet.setAttribute('height', '100%');
  sheet.setAttribute('fill', background);
  copy.prepend(sheet);
  return new XMLSerializer().serializeToString(copy);
}

function save(name: string, ending: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `alignment-lab-${name.toLowerCase()}.${ending}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
