/** Why a run is computed with this backend and no other: codes with their data, for `ui/` and `cli/` to put into words. */

export type BackendId = 'webgl' | 'simd' | 'reference';

/** A part of the code that is loaded when it is needed. */
export type Part = 'model' | 'simd' | 'tensorflow' | 'webgl' | 'digits';

/** Why a backend is not to be had. */
export type Absence =
  | {
      readonly code:
        | 'no-webgl'
        | 'no-webgl2'
        | 'no-float64'
        | 'not-float32'
        | 'not-started'
        | 'device-taken'
        | 'no-wasm'
        | 'no-simd'
        | 'wasm-forbidden'
        | 'not-of-model'
        /** It failed during this run. */
        | 'failed';
    }
  /** A part of its code; the next run asks for it again. */
  | { readonly code: 'part-missing'; readonly part: Part };

/** A backend that is not to be had, and why. */
export interface Absent {
  readonly id: BackendId;
  readonly absence: Absence;
}

/** Why a backend is the one. `renderer` is the graphics device, as its driver names it. */
export type Reason =
  | { readonly code: 'only' }
  /** Null: of no device, or without one. */
  | { readonly code: 'chosen'; readonly renderer: string | null }
  /** What would have come before it is not to be had; at least one. */
  | { readonly code: 'absent'; readonly absent: readonly Absent[] }
  | { readonly code: 'no-device'; readonly absence: Absence }
  | { readonly code: 'software'; readonly renderer: string }
  | { readonly code: 'no-use'; readonly renderer: string; readonly absence: Absence }
  /** The device, for SIMD is not to be had. */
  | { readonly code: 'no-rival'; readonly renderer: string; readonly absence: Absence }
  /** Milliseconds a step; null: none was made in time. */
  | {
      readonly code: 'trial';
      readonly renderer: string;
      readonly simd: number;
      readonly webgl: number | null;
    };
