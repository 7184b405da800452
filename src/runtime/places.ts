/** Where a run can be taken up again: where it was saved last, and where it was before its last good measurement. */
import type { Order } from '../engine/order';

/** Without a snapshot it is the start. */
export interface Place {
  readonly order: Order;
  readonly step: number;
  readonly snapshot: unknown;
}

/** A checkpoint is sent so often, in ms: what is lost at most, and a little. */
const CHECKPOINT_MS = 1500;

export class Places {
  private saved: Place | undefined;
  private good: Place | undefined;
  private savedAt = performance.now();

  /** The last good measurement was made from here; undefined before the first. */
  get base(): Place | undefined {
    return this.good;
  }

  /** Its state is known here. */
  keep(place: Place): void {
    this.saved = place;
  }

  /** Nothing is to be saved for a while. */
  justSaved(): void {
    this.savedAt = performance.now();
  }

  isDue(step: number): boolean {
    return step > (this.saved?.step ?? 0) && performance.now() - this.savedAt >= CHECKPOINT_MS;
  }

  /** A good measurement was made. */
  measured(): void {
    this.good = this.saved;
  }

  /** Training begins, or goes on from where it was good. */
  begin(): void {
    this.good ??= this.saved;
  }
}
