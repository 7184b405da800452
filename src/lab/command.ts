/** Carries out a command: trains, writes the run file, tells how it went, and answers with the exit code. */
import { version } from '../../package.json' with { type: 'json' };
import { openBackend } from '../engine/backend';
import { runFileOf } from '../experiment/runFile/runFile';
import { writeRunFile } from '../experiment/runFile/write';
import { HELP, readArguments } from './arguments';
import { type Job, jobOf } from './job';
import { createProgress } from './progress';
import { comparison, opening, summary } from './report';
import type { Terminal } from './terminal';
import { type Result, trained } from './training';

/** As HELP lists them. */
export const exitCodes = {
  finished: 0,
  diverged: 1,
  refused: 2,
  failed: 3,
  interrupted: 130,
} as const;

/** Resolves to the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = readArguments(args);
  if (!parsed.ok) return refuse(parsed.problems, terminal);
  const { command } = parsed;
  switch (command.kind) {
    case 'help':
      await terminal.write([HELP]);
      return exitCodes.finished;
    case 'version':
      await terminal.write([`${version}\n`]);
      return exitCodes.finished;
    case 'run':
    case 'replay': {
      const job = await jobOf(command, terminal);
      return job.ok ? compute(job, terminal) : refuse(job.problems, terminal);
    }
    default:
      return command satisfies never;
  }
}

function refuse(problems: readonly string[], terminal: Terminal): number {
  tell(problems, terminal);
  return exitCodes.refused;
}

async function compute(job: Job, terminal: Terminal): Promise<number> {
  const { order, wanted, experiment } = job;
  const backend = await openBackend(wanted, order, terminal.now);
  const { id, precision } = backend.info;
  tell([...job.notes, ...opening(order, wanted, backend.info)], terminal);
  const progress = createProgress(terminal, order);
  const { interrupt } = terminal;
  const result = await trained({ ...job, backend, interrupt, watch: progress.at });
  progress.end();
  const file = runFileOf(
    { ...result, order, experiment },
    { app: version, backend: id, precision },
  );
  await terminal.write(writeRunFile(file));
  tell([...summary(order, result), ...comparison(job.recorded, file.learners)], terminal);
  return exitCodeOf(result);
}

function exitCodeOf({ outcome }: Result): number {
  switch (outcome.kind) {
    case 'budget':
    case 'target':
    case 'plateau':
      return exitCodes.finished;
    case 'diverged':
      return exitCodes.diverged;
    case 'aborted':
      return exitCodes.interrupted;
    default:
      return outcome satisfies never;
  }
}

function tell(sentences: readonly string[], { log }: Terminal): void {
  for (const sentence of sentences) log.write(`lab: ${sentence}\n`);
}
