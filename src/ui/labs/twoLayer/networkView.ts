/** What each of the views of the network is given. */
import type { ReactNode } from 'react';

export interface NetworkViewProps {
  readonly empty: string;
  readonly tools: ReactNode;
}
