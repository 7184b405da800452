/** What the presets are expected to show: means and standard deviations over 8 seeds of an independent program in float64. */

export interface Band {
  readonly preset: string;
  readonly p: number;
  readonly lambda: number;
  /** Of cos ∠(b, β) of FA at the end. */
  readonly mean: number;
  readonly sd: number;
  /** The mean over the seeds 1 to 5 of this program, as docs/model.md has it; absent where it has none. */
  readonly documented?: number;
}

export const bands: readonly Band[] = [
  { preset: 'P1', p: 2000, lambda: 0, mean: 0.0248, sd: 0.0205 },
  { preset: 'P2', p: 10, lambda: 0, mean: 0.7221, sd: 0.073, documented: 0.77 },
  { preset: 'P2', p: 30, lambda: 0, mean: 0.4282, sd: 0.0428, documented: 0.44 },
  { preset: 'P2', p: 100, lambda: 0, mean: 0.1739, sd: 0.067, documented: 0.14 },
  { preset: 'P2', p: 300, lambda: 0, mean: 0.1082, sd: 0.0468, documented: 0.06 },
  { preset: 'P2', p: 1000, lambda: 0, mean: 0.0245, sd: 0.0386, documented: 0.04 },
  { preset: 'P2', p: 3000, lambda: 0, mean: 0.0009, sd: 0.023, documented: 0.01 },
  { preset: 'P2', p: 10000, lambda: 0, mean: 0.0026, sd: 0.0108, documented: -0.003 },
  { preset: 'P3', p: 1000, lambda: 3, mean: 0.8061, sd: 0.0212, documented: 0.81 },
  { preset: 'P4', p: 1000, lambda: 3, mean: 0.6528, sd: 0.0345, documented: 0.66 },
  { preset: 'P5', p: 800, lambda: 0, mean: 0.0489, sd: 0.0149, documented: 0.07 },
  { preset: 'P5', p: 800, lambda: 1, mean: 0.3167, sd: 0.0561, documented: 0.3 },
  { preset: 'P5', p: 800, lambda: 3, mean: 0.6466, sd: 0.0553, documented: 0.62 },
  { preset: 'P5', p: 800, lambda: 10, mean: 0.7933, sd: 0.0504, documented: 0.76 },
  { preset: 'P6', p: 1000, lambda: 0, mean: 0.0245, sd: 0.0385, documented: 0.04 },
  { preset: 'P6', p: 1000, lambda: 0.01, mean: 0.5556, sd: 0.0229, documented: 0.53 },
  { preset: 'P6', p: 1000, lambda: 0.03, mean: 0.7894, sd: 0.014, documented: 0.78 },
  { preset: 'P6', p: 1000, lambda: 0.1, mean: 0.8831, sd: 0.0093, documented: 0.87 },
  { preset: 'P7', p: 10, lambda: 0, mean: 0.7221, sd: 0.073, documented: 0.77 },
  { preset: 'P8', p: 100, lambda: 3, mean: 0.5862, sd: 0.056, documented: 0.57 },
  { preset: 'P8', p: 400, lambda: 3, mean: 0.6089, sd: 0.0431, documented: 0.61 },
  { preset: 'P8', p: 1600, lambda: 3, mean: 0.6044, sd: 0.0354, documented: 0.6 },
  { preset: 'P8', p: 6400, lambda: 3, mean: 0.6218, sd: 0.0352, documented: 0.61 },
  { preset: 'P8', p: 10000, lambda: 3, mean: 0.623, sd: 0.0316, documented: 0.61 },
  { preset: 'P9', p: 3200, lambda: 0, mean: 0.0178, sd: 0.021, documented: 0.02 },
  { preset: 'P9', p: 3200, lambda: 1, mean: 0.3093, sd: 0.0323, documented: 0.29 },
  { preset: 'P9', p: 3200, lambda: 3, mean: 0.6502, sd: 0.0251, documented: 0.64 },
  { preset: 'P9', p: 3200, lambda: 10, mean: 0.8655, sd: 0.0095, documented: 0.86 },
];
