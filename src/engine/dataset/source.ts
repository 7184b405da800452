/** What data are made from beside the seed, loaded before a run is composed. */
import type { OwnData } from '../../experiment/ownData';

export interface Source {
  readonly own?: OwnData;
}
