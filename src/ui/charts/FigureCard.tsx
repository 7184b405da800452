/** The frame of a view: its name, its switches, its menu, and its drawing or, in its place, its numbers. */
import { type KeyboardEventHandler, type ReactNode, useRef, useState } from 'react';
import card from '../parts/card.module.css';
import plots from '../parts/plot.module.css';
import { beside, toast } from '../Toast';
import { DataTable } from './DataTable';
import styles from './FigureCard.module.css';
import { type Choice, FigureMenu } from './FigureMenu';
import { type Numbers, saveCsv, savePng, saveSvg } from './save';

interface Props {
  readonly name: string;
  readonly caption: ReactNode;
  readonly tools?: ReactNode;
  /** More than every figure has, in groups. */
  readonly choices?: readonly (readonly Choice[])[];
  /** What is drawn, as numbers; asked for only when they are wanted. */
  readonly numbers: () => Numbers;
  readonly children: ReactNode;
  readonly onKeyDown?: KeyboardEventHandler;
}

export function FigureCard(props: Props) {
  const { name, caption, tools, choices = [], numbers, children, onKeyDown } = props;
  const figure = useRef<HTMLElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const [tabled, setTabled] = useState(false);
  const drawing = () => plot.current?.querySelector<SVGSVGElement>('svg') ?? null;
  const withDrawing = (act: (svg: SVGSVGElement) => void) => () => {
    const svg = drawing();
    if (svg) act(svg);
    else toast('Nothing is drawn yet: press Run first.');
  };
  const common: readonly (readonly Choice[])[] = [
    [{ label: 'View as table', on: tabled, act: () => setTabled(!tabled) }],
    [
      { label: 'Save as SVG', disabled: tabled, act: withDrawing((svg) => saveSvg(name, svg)) },
      {
        label: 'Save as PNG',
        disabled: tabled,
        act: withDrawing((svg) => beside(picture(name, svg), 'The PNG could not be saved')),
      },
      { label: 'Save as CSV', act: () => beside(saveCsv(name, numbers()), NO_CSV) },
    ],
  ];
  return (
    <figure className={`${card.card} ${styles.chart}`} aria-label={name} ref={figure}>
      <figcaption>
        <div className={styles.titleLine}>
          <b>{name}</b>
          <span className={styles.caption}>{caption}</span>
          <span className={styles.tools}>{tools}</span>
          <FigureMenu figure={name} container={figure} groups={[...choices, ...common]} />
        </div>
      </figcaption>
      {tabled ? (
        <DataTable name={name} numbers={numbers} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the drawing, which takes the focus
        <div className={plots.plot} translate="no" ref={plot} onKeyDown={onKeyDown}>
          {children}
        </div>
      )}
    </figure>
  );
}

const NO_CSV = 'The CSV could not be saved';

async function picture(name: string, svg: SVGSVGElement): Promise<void> {
  if (await savePng(name, svg)) return;
  toast(
    'This browser, or a policy of this site, does not let the page draw a PNG. “Save as SVG” gives the same picture.',
  );
}
