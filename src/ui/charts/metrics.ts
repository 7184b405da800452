/** Sizes inside a chart that its text needs; a projector's text is larger. */
import { useView } from '../view';

const PAGE = {
  margin: { top: 16, right: 20, bottom: 0, left: 0 },
  stepHeight: 28,
  /** Between the names of steps, beside what their text is larger than Recharts takes it for. */
  stepGap: 5,
  valueWidth: 52,
  stroke: 2.2,
  /** Of a label over its line. */
  rise: 22,
};

const PROJECTOR = {
  margin: { top: 28, right: 36, bottom: 0, left: 0 },
  stepHeight: 40,
  stepGap: 28,
  valueWidth: 84,
  stroke: 4,
  rise: 36,
};

export function useMetrics(): typeof PAGE {
  return useView((view) => view.present) ? PROJECTOR : PAGE;
}
