/** Where the layers of a network stand in a box: a block for each, its heat map with a strip on two sides, text under it. */
import type { LayerPortrait } from '../../../models/homogeneous/probes';
import type { Size } from '../../useSize';

export interface Block {
  /** Of the heat map. */
  readonly left: number;
  readonly top: number;
  /** Pixels of a weight's side. */
  readonly cell: number;
  /** The middle of the text, and where its first line has its top. */
  readonly middle: number;
  readonly text: number;
}

/** How thick the strips of u and v are, and their distance from the heat map. */
export const STRIP = 6;
export const APART = 4;

const GAP = 8;
/** A weight is drawn so large at most. */
const MOST = 14;

interface Text {
  /** The least width that it needs, and its height. */
  readonly width: number;
  readonly height: number;
}

type Shape = Pick<LayerPortrait, 'rows' | 'columns'>;

/** In as many rows as leave the weights largest. */
export function blocksIn(size: Size, layers: readonly Shape[], text: Text): readonly Block[] {
  const most = Math.max(1, Math.floor((size.width + GAP) / (text.width + GAP)));
  const tried = layers
    .map((_, k) => arranged(size, layers, Math.min(k + 1, most), text))
    .map((blocks) => ({ blocks, least: Math.min(...blocks.map(({ cell }) => cell)) }));
  const best = tried.reduce((one, other) => (other.least > one.least + 1e-9 ? other : one));
  return best.blocks;
}

function arranged(
  size: Size,
  layers: readonly Shape[],
  columns: number,
  text: Text,
): readonly Block[] {
  const rows = Math.ceil(layers.length / columns);
  const [wide, high] = [size.width / columns, size.height / rows];
  const beside = STRIP + APART;
  const room = { width: wide - GAP - beside, height: high - GAP - beside - text.height };
  const heights = layers.map((each) => each.rows * cellOf(each, room));
  return layers.map((layer, k): Block => {
    const first = k - (k % columns);
    const tallest = Math.max(...heights.slice(first, first + columns));
    const cell = cellOf(layer, room);
    const middle = wide * ((k % columns) + 0.5);
    const taken = beside + tallest + text.height + GAP;
    const top = high * Math.floor(k / columns) + Math.max(GAP / 2, (high - taken) / 2) + beside;
    return {
      left: Math.round(middle - (layer.columns * cell - beside) / 2),
      top: Math.round(top + (tallest - layer.rows * cell) / 2),
      ...{ cell, middle: Math.round(middle), text: Math.round(top + tallest + GAP / 2) },
    };
  });
}

/** Whole pixels where a weight has one at least. */
function cellOf({ rows, columns }: Shape, room: { width: number; height: number }): number {
  const cell = Math.max(0.05, Math.min(MOST, room.width / columns, room.height / rows));
  return cell >= 1 ? Math.floor(cell) : cell;
}
