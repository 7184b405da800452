/** The link to the experiment, for others to open. */
import { linkOf, type Session, type SessionState } from '../session/session';
import { beside, toast } from './Toast';

/** Of a run that was changed live. */
export const changedOnTheWay =
  'The run was changed on the way: the link has its last settings, and runs them from the start.';

export function linkTo(state: SessionState): string {
  const fragment = linkOf(state);
  return `${location.origin}${location.pathname}${fragment && `#${fragment}`}`;
}

/** Copies it to the clipboard; where that is closed, shows it. */
export function share(session: Session): void {
  beside(copyLink(session), 'The link could not be made');
}

async function copyLink(session: Session): Promise<void> {
  const { model, experiment } = session.store.getState();
  const link = linkTo(session.store.getState());
  const notes = [
    ...(model.table?.wantedBy(experiment) ? ['Your table does not travel with it.'] : []),
    ...(session.curves.getState().changes.length > 0 ? [changedOnTheWay] : []),
  ];
  try {
    await navigator.clipboard.writeText(link);
    toast(['The link is copied.', ...notes].join(' '));
  } catch {
    const closed = 'The clipboard is closed to this page. Copy the link from the address bar:';
    toast([closed, link, ...notes].join(' '));
  }
}
