/** What a probe told in the course of a run. */
import type { At } from '../../engine/probe';
import { type ProbeId, type Sees, seenBy } from '../../models/twoLayer/probes';
import type { Event } from '../protocol';
import type { RunEvent } from '../runEvent';

/** Oldest first. */
export function sightsOf<P extends ProbeId>(
  events: readonly (Event | RunEvent)[],
  probe: P,
): readonly At<Sees[P]>[] {
  return events.flatMap((event) => {
    const sight = event.type === 'seen' ? seenBy({ [event.seen.probe]: event.seen }, probe) : null;
    return sight ? [sight] : [];
  });
}
