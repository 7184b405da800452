/** `npm run verify-paper`: judges the claims and prints them as a table. */
import { exitCodes } from '../command';
import { writeOutput } from '../terminal';
import { printable } from '../words';
import { claimed, type Verdict, verdictsOn } from './claims';
import { banded, bandVerdicts } from './directions';
import { figureVerdicts, pointVerdicts } from './texts';

const SEEDS = 5;

/** What the page opens with has texts to judge, and no claim of the paper. */
const subjects = ['opening', ...claimed, ...banded];

/** Presets and “opening” to judge, by name; all if none is named. Resolves to the exit code: 0 if every claim holds. */
export async function verify(args: readonly string[]): Promise<number> {
  const unknown = args.filter((each) => !subjects.includes(each));
  if (unknown.length > 0) {
    const names = unknown.map(printable).join(', ');
    process.stderr.write(`There is no ${names}: there are ${subjects.join(', ')}.\n`);
    return 2;
  }
  const verdicts: Verdict[] = [];
  for (const id of args.length > 0 ? args : subjects) {
    process.stderr.write(`${id} …\n`);
    const found = await verdictsOf(id);
    // What cannot be read is not worth half an hour of training.
    const how = await writeOutput(found.map((verdict) => `${lineOf(verdict)}\n`));
    if (!how.ok) return unwritten(how.reason);
    verdicts.push(...found);
  }
  const failed = verdicts.filter(({ holds }) => !holds);
  const end = `${verdicts.length - failed.length} of ${verdicts.length} claims hold.\n`;
  const how = await writeOutput([end]);
  if (!how.ok) return unwritten(how.reason);
  return failed.length > 0 ? 1 : 0;
}

async function verdictsOf(id: string): Promise<readonly Verdict[]> {
  const banded = await bandVerdicts(id);
  if (banded) return banded;
  return [
    ...(claimed.includes(id) ? await verdictsOn(id, SEEDS) : []),
    ...(await figureVerdicts(id)),
    ...(await pointVerdicts(id)),
  ];
}

function unwritten(reason: string): number {
  process.stderr.write(`The verdicts could not be written to standard output: ${reason}.\n`);
  return exitCodes.unwritten;
}

function lineOf({ preset, claim, expected, measured, holds }: Verdict): string {
  return [
    preset.padEnd(4),
    claim.padEnd(66),
    expected.padEnd(20),
    measured.padStart(9),
    holds ? ' holds' : ' FAILS',
  ].join(' ');
}
