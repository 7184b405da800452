/** Asks the command line for the run of a link: what the page shows is compared with its run file. Tests only. */
import { commands } from 'vitest/browser';
import type { LearnerId } from '../../models/twoLayer/learners';

type Matrix = readonly (readonly number[])[];

export interface LearnerOfFile {
  readonly id: LearnerId;
  readonly eta: number;
  readonly lambda: number;
  readonly history: { readonly step: readonly number[] } & Readonly<
    Record<string, readonly (number | null)[]>
  >;
  /** [p × d], [p × o], [p × o] */
  readonly final: { readonly W: Matrix; readonly beta: Matrix; readonly b: Matrix };
}

export interface FileOfLink {
  readonly learners: readonly LearnerOfFile[];
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** The standard output of `lab run <link> --weights`. */
    labRun: (link: string) => Promise<string>;
  }
}

const files = new Map<string, Promise<FileOfLink>>();

/** The run file of a link, trained once by the command line in a process of its own. */
export function fileOf(link: string): Promise<FileOfLink> {
  const file =
    files.get(link) ?? commands.labRun(link).then((text): FileOfLink => JSON.parse(text));
  files.set(link, file);
  return file;
}

const RAD = 180 / Math.PI;

/** Degrees; null where it is. */
export const angleOf = (cos: number | null) => (cos === null ? null : RAD * Math.acos(cos));
export const lossOf = ({ history }: LearnerOfFile) => history.loss;
export const anglesOf = ({ history }: LearnerOfFile) => history.cos.map(angleOf);
export const stepAnglesOf = ({ history }: LearnerOfFile) => history.gradientCos.map(angleOf);
export const driftOf = ({ history }: LearnerOfFile) => history.hiddenDrift;
