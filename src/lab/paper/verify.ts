/** `npm run verify-paper`: judges the claims and prints them as a table. */
import { claimed, type Verdict, verdictsOn } from './claims';
import { figureVerdicts, pointVerdicts } from './texts';

const SEEDS = 5;

/** What the page opens with has texts to judge, and no claim of the paper. */
const subjects = ['opening', ...claimed];

/** Presets and “opening” to judge, by name; all if none is named. Resolves to the exit code: 0 if every claim holds. */
export async function verify(args: readonly string[]): Promise<number> {
  const unknown = args.filter((each) => !subjects.includes(each));
  if (unknown.length > 0) {
    process.stderr.write(`There is no ${unknown.join(', ')}: there are ${subjects.join(', ')}.\n`);
    return 2;
  }
  const verdicts: Verdict[] = [];
  for (const id of args.length > 0 ? args : subjects) {
    process.stderr.write(`${id} …\n`);
    const found = [
      ...(claimed.includes(id) ? await verdictsOn(id, SEEDS) : []),
      ...(await figureVerdicts(id)),
      ...(await pointVerdicts(id)),
    ];
    for (const verdict of found) process.stdout.write(`${lineOf(verdict)}\n`);
    verdicts.push(...found);
  }
  const failed = verdicts.filter(({ holds }) => !holds);
  process.stdout.write(`${verdicts.length - failed.length} of ${verdicts.length} claims hold.\n`);
  return failed.length > 0 ? 1 : 0;
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
