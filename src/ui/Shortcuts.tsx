/** The overlay that lists the keys. */
import { AboutLink } from './About';
import { keyed } from './actions';
import { Dialog } from './Dialog';
import styles from './Shortcuts.module.css';
import { setView, useView } from './view';

const IN_CHARTS = [
  { keys: '← →', what: 'values step by step, in a chart that has the focus' },
  { keys: '+ −', what: 'zoom in and out there' },
  { keys: '0', what: 'all steps; with the mouse: drag to zoom, double click for all' },
];

const KEYS = keyed.map(({ key: { shown, what } }) => ({ keys: shown, what }));

export function Shortcuts() {
  const open = useView((view) => view.shortcuts);
  return (
    <Dialog title="Keyboard shortcuts" open={open} onClose={close}>
      <table className={styles.shortcuts}>
        <tbody>
          {[...KEYS, ...IN_CHARTS].map(({ keys, what }) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <AboutLink />
      </p>
    </Dialog>
  );
}

function close(): void {
  setView({ shortcuts: false });
}
