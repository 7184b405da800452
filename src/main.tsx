/** Composition root: trainer, session, address bar, page. */
import { createRoot } from 'react-dom/client';
import { decode } from './core/schema/link';
import { facts } from './models/facts';
import { createTrainer, openWorker } from './runtime/client';
import { bindAddressBar } from './session/addressBar';
import { keptSpeed } from './session/keptSpeed';
import { createSession } from './session/session';
import { loadLab } from './ui/labs/labs';
import { recall } from './ui/ownData/kept';
import { Page } from './ui/Page';
import { whenDrawn } from './ui/whenDrawn';

const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const session = createSession(createTrainer(openWorker), keptSpeed(calm), whenDrawn);
const recalled = recall(session);
// Only a link to own data has to wait for them.
const { model, experiment } = decode(location.hash, facts);
if (model.table?.wantedBy(experiment)) await recalled;
await new Promise<void>((ready) => loadLab(model, ready));
bindAddressBar(session, window, !document.hidden && !calm);
if (document.hidden && !calm) {
  document.addEventListener('visibilitychange', session.run, { once: true });
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root.');
createRoot(root).render(<Page session={session} />);
