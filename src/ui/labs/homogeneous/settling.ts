/** The margins over log steps, placed: paths of each learner and the scales that they share. */
import { extent, ticks } from 'd3-array';
import type { Measurement } from '../../../engine/measurement';
import type { RunInfo } from '../../../models/homogeneous/info';
import type { Reading } from '../../../models/homogeneous/quantities';
import { tickText } from '../../charts/tickText';
import type { Size } from '../../useSize';

/** What is measured of the margins, from the least to the greatest. */
export const MARGINS = [
  { id: 'margin', label: 'least' },
  { id: 'marginLow', label: 'lower quartile' },
  { id: 'marginMid', label: 'median' },
  { id: 'marginHigh', label: 'upper quartile' },
  { id: 'marginMost', label: 'greatest' },
] as const;

type MarginId = (typeof MARGINS)[number]['id'];

interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Frame {
  readonly room: Room;
  x(step: number): number;
  y(margin: number): number;
  readonly decades: readonly number[];
  readonly ticks: readonly { readonly tick: number; readonly text: string }[];
}

type Measurements = readonly Measurement<Reading>[];

/** Steps 1 to `steps`, all margins of the learners at these places, and the optimum; `around` it room, on the left beside that of the ticks. */
export function framed(
  { width, height }: Size,
  { steps, optimum }: Pick<RunInfo, 'steps' | 'optimum'>,
  measurements: Measurements,
  indices: readonly number[],
  around: Room,
  widthOf: (texts: readonly string[]) => number,
): Frame {
  const values = measurements.flatMap(({ readings }) =>
    indices.flatMap((k) => MARGINS.map(({ id }) => readings[k]?.[id] ?? 0)),
  );
  const [low = 0, high = 0] = extent([0, optimum ?? 0, ...values]);
  const most = high > low ? high : low + 1;
  const decades = Math.log10(Math.max(steps, 10));
  const marked = ticks(low, most, height > 200 ? 5 : 3);
  const text = tickText(marked, 'linear');
  const room = {
    ...{ left: around.left + widthOf(marked.map(text)), right: width - around.right },
    ...{ top: around.top, bottom: height - around.bottom },
  };
  return {
    room,
    x: (step) => room.left + ((room.right - room.left) * Math.log10(step)) / decades,
    y: (margin) => room.bottom - ((room.bottom - room.top) * (margin - low)) / (most - low),
    decades: everyFew(decades, (room.right - room.left) / decades),
    ticks: marked.map((tick) => ({ tick, text: text(tick) })),
  };
}

/** Pixels that the name of a decade needs. */
const NAMED = 30;

/** Powers of ten up to so many decades, as many as have room at this many pixels a decade. */
function everyFew(decades: number, pixels: number): readonly number[] {
  const stride = Math.max(1, Math.ceil(NAMED / Math.max(pixels, 1)));
  const count = Math.floor((decades + 1e-9) / stride) + 1;
  return Array.from({ length: count }, (_, k) => 10 ** (k * stride));
}

export interface Paths {
  readonly line: Readonly<Record<MarginId, string>>;
  /** Between the quartiles. */
  readonly band: string;
  /** The last least margin; null where it is no number. */
  readonly last: { readonly step: number; readonly margin: number } | null;
}

export function pathsOf(measurements: Measurements, index: number, { x, y }: Frame): Paths {
  const of = (id: MarginId) =>
    measurements.flatMap(({ step, readings }) => {
      const margin = readings[index]?.[id] ?? null;
      return margin === null ? [] : [{ step, margin }];
    });
  const points = (id: MarginId) =>
    of(id).map(({ step, margin }) => `${x(step).toFixed(1)} ${y(margin).toFixed(1)}`);
  const line = (those: readonly string[]) => (those.length > 0 ? `M${those.join('L')}` : '');
  const around = [...points('marginHigh'), ...points('marginLow').reverse()];
  return {
    line: {
      margin: line(points('margin')),
      marginLow: line(points('marginLow')),
      marginMid: line(points('marginMid')),
      marginHigh: line(points('marginHigh')),
      marginMost: line(points('marginMost')),
    },
    band: around.length > 0 ? `${line(around)}Z` : '',
    last: of('margin').at(-1) ?? null,
  };
}

/** Heights as near to those wanted as leave `apart` between neighbours, in their order, none below `bottom`. */
export function spread(
  wanted: readonly number[],
  apart: number,
  bottom: number,
): readonly number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let above = -Infinity;
  for (const k of order) {
    above = Math.max(wanted[k] ?? 0, above + apart);
    placed[k] = above;
  }
  let below = bottom + apart;
  for (const k of order.toReversed()) {
    below = Math.min(placed[k] ?? 0, below - apart);
    placed[k] = below;
  }
  return placed;
}
