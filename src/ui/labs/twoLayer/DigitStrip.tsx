/** Pictures of the first test samples, with the class that each learner predicts. */
import { useEffect, useRef } from 'react';
import { grouped } from '../../../core/grouped';
import { itemAt } from '../../../core/itemAt';
import { learnerName } from '../../../models/twoLayer/learners';
import { useCurves } from '../../context';
import card from '../../parts/card.module.css';
import { Swatch } from '../../Swatch';
import { useView } from '../../view';
import styles from './DigitStrip.module.css';
import { useTwoLayer } from './inSight';

export function DigitStrip() {
  const info = useTwoLayer((state) => state.info);
  const tests = useCurves((state) => state.tests);
  const strip = info?.strip;
  if (!info || !strip) return null;
  return (
    <section
      className={`${card.card} ${styles.strip}`}
      aria-label="Test digits"
      data-step={tests?.step}
    >
      <table>
        <caption>
          {tests
            ? `Predictions at step ${grouped(tests.step)} for ${strip.labels.length} of ${grouped(info.tested)} test digits; wrong ones are struck through`
            : 'Test digits'}
        </caption>
        <thead>
          <tr>
            <td />
            {strip.pictures.map((pixels, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of a run stay in their order
                key={index}
                scope="col"
                className={styles.cell}
              >
                <Picture pixels={pixels} side={strip.side} label={itemAt(strip.labels, index)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {info.learners.map((learner, row) => (
            <tr key={learner.id}>
              <th scope="row" className={styles.name}>
                <Swatch learner={learner.id} />{' '}
                <span translate="no">{learnerName(learner).short}</span>
              </th>
              {strip.labels.map((label, index) => {
                const predicted = tests?.readings[row]?.classes?.[index];
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of a run stay in their order
                    key={index}
                    className={styles.cell}
                    data-wrong={predicted !== undefined && predicted !== label}
                  >
                    {predicted}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PictureProps {
  /** [side · side], 0 (paper) to 255 (ink) */
  readonly pixels: Uint8Array;
  readonly side: number;
  readonly label: number;
}

/** Ink in the colour of the text, paper transparent. */
function Picture({ pixels, side, label }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = useView((view) => view.palette);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette decides the colour that is read
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current) return;
    const rgb = inkOf(canvas.current);
    const image = context.createImageData(side, side);
    pixels.forEach((ink, at) => {
      image.data.set([...rgb, ink], 4 * at);
    });
    context.putImageData(image, 0, 0);
  }, [pixels, side, palette]);
  return (
    <canvas ref={canvas} width={side} height={side} role="img" aria-label={`digit ${label}`} />
  );
}

/** The text's colour as the browser computed it: rgb(r, g, b). */
function inkOf(element: Element): readonly number[] {
  return (getComputedStyle(element).color.match(/\d+/g) ?? ['0', '0', '0']).slice(0, 3).map(Number);
}
