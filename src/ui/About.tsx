/** The dialog that says what the page is, after which paper, and whose work travels with it under which licence. */
import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { version } from '../../package.json' with { type: 'json' };
import styles from './About.module.css';
import { Dialog } from './Dialog';
import { setView, useView } from './view';

/** As the build writes them beside the page (scripts/licences.ts). */
const TEXTS = 'licenses.txt';
const LIST = 'licenses.json';

const listSchema = v.array(
  v.object({ name: v.string(), version: v.string(), licence: v.string() }),
);
type List = v.InferOutput<typeof listSchema>;

export function AboutLink() {
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => setView({ about: true, shortcuts: false })}
    >
      About and licences
    </button>
  );
}

export function About() {
  const open = useView((view) => view.about);
  return (
    <Dialog title="About Alignment Lab" open={open} onClose={() => setView({ about: false })}>
      <div className={styles.about}>
        <p>
          Version {version}, free software under the MIT licence. It trains networks by feedback
          alignment and by backpropagation, in this page: of two layers after G. Song, R. Xu and J.
          Lafferty,{' '}
          <a href="https://arxiv.org/abs/2106.06044">
            Convergence and Alignment of Gradient Descent with Random Backpropagation Weights
          </a>
          , NeurIPS 2021; deep homogeneous ones after Z. Ji and M. Telgarsky,{' '}
          <a href="https://arxiv.org/abs/2006.06657">
            Directional convergence and alignment in deep learning
          </a>
          , NeurIPS 2020.
        </p>
        <p>
          The digits are a part of <a href="http://yann.lecun.com/exdb/mnist/">MNIST</a> by Y.
          LeCun, C. Cortes and C. J. C. Burges, under{' '}
          <a href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY-SA 3.0</a>. The typeface
          is <a href="https://rsms.me/inter/">Inter</a> by The Inter Project Authors, under the SIL
          Open Font License 1.1.
        </p>
        <h3>What travels with this page</h3>
        <p>
          The texts of all these licences: <a href={`./${TEXTS}`}>{TEXTS}</a>.
        </p>
        <Carried />
      </div>
    </Dialog>
  );
}

function Carried() {
  const [list, setList] = useState<List | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    const closed = new AbortController();
    fetchList(closed.signal).then(setList, () => setMissing(!closed.signal.aborted));
    return () => closed.abort();
  }, []);
  if (missing) return <p role="status">The list could not be loaded.</p>;
  if (!list) return <p role="status">Loading the list …</p>;
  return (
    <table className={styles.carried} translate="no">
      <tbody>
        {list.map(({ name, version, licence }) => (
          <tr key={`${name} ${version}`}>
            <th scope="row">{name}</th>
            <td className={styles.version}>{version}</td>
            <td>{licence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function fetchList(signal: AbortSignal): Promise<List> {
  const response = await fetch(`./${LIST}`, { signal });
  return v.parse(listSchema, await response.json());
}
