/** Each layer as a heat map, its leading singular vectors as strips beside and above it, and what is told of it below. */
import { useCallback } from 'react';
import { grouped } from '../../../core/grouped';
import { itemAt } from '../../../core/itemAt';
import type { RunInfo } from '../../../models/homogeneous/info';
import type { LayerPortrait } from '../../../models/homogeneous/probes';
import { useNames } from '../../context';
import { APART, type Block, blocksIn, STRIP } from './blocks';
import { type Colours, imageOf } from './diverging';
import styles from './LayersDrawing.module.css';
import { linesOf } from './layerText';
import { type Paint, Painting } from './Painting';
import { useFont } from './Told';

interface Props {
  readonly step: number;
  readonly learner: RunInfo['learners'][number];
  readonly layers: readonly LayerPortrait[];
}

export function LayersDrawing({ step, learner, layers }: Props) {
  const nameOf = useNames();
  const font = useFont();
  const line = 1.4 * font;
  const texts = linesOf(layers);
  const height = line * Math.max(...texts.map((lines) => lines.length));
  // Many of the signs are narrow.
  const width = 0.43 * font * Math.max(...texts.flat().map((text) => text.length));
  const paint = useCallback<Paint>(
    (context, size, colours) => {
      const blocks = blocksIn(size, layers, { width, height });
      for (const [k, block] of blocks.entries()) {
        paintLayer(context, itemAt(layers, k), block, colours);
      }
    },
    [layers, width, height],
  );
  return (
    <Painting
      step={step}
      label={`${nameOf(learner).long} at step ${grouped(step)}: weights of each layer by sign and size, with its leading singular vectors. ${texts.flat().join(', ')}`}
      paint={paint}
    >
      {(size) =>
        blocksIn(size, layers, { width, height }).map((block, k) => (
          <Told
            // biome-ignore lint/suspicious/noArrayIndexKey: the layers of a network stay in their order
            key={k}
            {...{ block, line, layer: itemAt(layers, k), texts: itemAt(texts, k) }}
          />
        ))
      }
    </Painting>
  );
}

function paintLayer(
  context: CanvasRenderingContext2D,
  { rows, columns, values, u, v }: LayerPortrait,
  { left, top, cell }: Block,
  colours: Colours,
): void {
  const image = (of: ArrayLike<number>, across: number) =>
    imageOf(of, across, greatest(of), colours);
  const [wide, high] = [columns * cell, rows * cell];
  context.imageSmoothingEnabled = cell < 1;
  context.drawImage(image(values, columns), left, top, wide, high);
  context.drawImage(image(u, 1), left - APART - STRIP, top, STRIP, high);
  context.drawImage(image(v, columns), left, top - APART - STRIP, wide, STRIP);
}

function greatest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

interface ToldProps {
  readonly block: Block;
  readonly layer: LayerPortrait;
  readonly texts: readonly string[];
  /** The height of a line. */
  readonly line: number;
}

function Told({ block, layer: { rows, columns }, texts, line }: ToldProps) {
  const { left, top, cell, middle, text } = block;
  return (
    <g>
      <rect
        className={styles.edge}
        x={left - 0.5}
        y={top - 0.5}
        width={columns * cell + 1}
        height={rows * cell + 1}
      />
      {texts.map((words, at) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines stay in their order
          key={at}
          className={at === 0 ? styles.name : ''}
          x={middle}
          y={text + line * (at + 0.8)}
          textAnchor="middle"
        >
          {words}
        </text>
      ))}
    </g>
  );
}
