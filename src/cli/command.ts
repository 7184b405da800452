/** Carries out a command: trains, writes the run file, tells how it went, and answers with the exit code. */
import { version } from '../../package.json' with { type: 'json' };
import { type AnyBackend, openBackend } from '../engine/backend';
import { writeRun } from '../engine/runFile/write';
import { laboratories } from '../models/laboratories';
import { absentText } from './absent';
import { HELP, type Laboratories, readArguments } from './arguments';
import { type Job, jobOf } from './job';
import { overflowOf } from './overflow';
import { createProgress } from './progress';
import { comparison, opening, summary } from './report';
import type { Terminal, Written } from './terminal';
import { type Result, trained } from './training';
import { lines } from './words';

/** As HELP lists them; that of an interrupted run comes with its interrupt. */
export const exitCodes = {
  finished: 0,
  diverged: 1,
  refused: 2,
  failed: 3,
  unwritten: 4,
} as const;

/** Resolves to the exit code. */
export async function run(
  args: readonly string[],
  terminal: Terminal,
  known: Laboratories = laboratories,
): Promise<number> {
  const parsed = readArguments(args, known);
  if (!parsed.ok) return refuse(parsed.problems, terminal);
  const { command } = parsed;
  switch (command.kind) {
    case 'help':
      return written('the help', await terminal.write([HELP]), exitCodes.finished, terminal);
    case 'version':
      return written(
        'the version',
        await terminal.write([`${version}\n`]),
        exitCodes.finished,
        terminal,
      );
    case 'run':
    case 'replay': {
      const job = await jobOf(command, known, terminal);
      if (job.ok) return compute(job, known, terminal);
      return terminal.interrupt.aborted ? stop(terminal) : refuse(job.problems, terminal);
    }
    default:
      return command satisfies never;
  }
}

function refuse(problems: readonly string[], terminal: Terminal): number {
  tell(problems, terminal);
  return exitCodes.refused;
}

/** Ends what was interrupted before there was anything to write. */
function stop(terminal: Terminal): number {
  tell(['interrupted before the run file was read: nothing was written.'], terminal);
  return terminal.interrupt.reason;
}

/** The exit code of what has been written, or has not. */
function written(what: string, how: Written, code: number, terminal: Terminal): number {
  if (how.ok) return code;
  tell([`${what} could not be written to standard output: ${how.reason}.`], terminal);
  return exitCodes.unwritten;
}

async function compute(job: Job, [first]: Laboratories, terminal: Terminal): Promise<number> {
  const { laboratory, order, wanted, experiment } = job;
  const { facts, model } = laboratory;
  const opened = await openBackend(model.backends, wanted, order, terminal.now);
  if (!opened.ok) return refuse(opened.absent.map(absentText), terminal);
  const { backend } = opened;
  const { id, precision } = backend.info;
  tell([...job.notes, ...opening(laboratory, order, wanted, backend.info)], terminal);
  const progress = createProgress(terminal, facts, order);
  const { interrupt } = terminal;
  const result = await trained({ ...job, backend, interrupt, watch: progress.at });
  progress.end();
  // A file that names no model is of the first, as a link is.
  const named = laboratory !== first && { model: model.id };
  const by = { app: version, backend: id, precision, ...named };
  const how = await terminal.write(writeRun(laboratory, { ...result, order, experiment }, by));
  const advice = await adviceOn(job, result, backend);
  const compared = comparison(facts, job.recorded, result.measurements);
  tell([...summary(facts, order, result, advice), ...compared], terminal);
  return written(
    'the run was computed, but its file',
    how,
    exitCodeOf(result, interrupt),
    terminal,
  );
}

async function adviceOn(
  { laboratory, order }: Job,
  { outcome }: Result,
  backend: AnyBackend,
): Promise<string> {
  const overflow =
    outcome.kind === 'diverged' ? await overflowOf(laboratory, order, backend) : null;
  return overflow ?? 'Try a smaller η or λ.';
}

function exitCodeOf({ outcome }: Result, interrupt: AbortSignal): number {
  switch (outcome.kind) {
    case 'budget':
    case 'target':
    case 'plateau':
      return exitCodes.finished;
    case 'diverged':
      return exitCodes.diverged;
    case 'aborted':
      return interrupt.reason;
    default:
      return outcome satisfies never;
  }
}

function tell(sentences: readonly string[], { log }: Terminal): void {
  log.write(lines(sentences));
}
