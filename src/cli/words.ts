/** All that the command line tells of passes here: no sentence can steer a terminal, fill it or hide what it says. */
import { grouped } from '../core/grouped';

/** Controls, marks that turn the direction of writing, separators of lines, halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Characters of a sentence, and sentences at once. */
const LONGEST = 600;
const MOST = 20;

/** In one line: what cannot be printed is written as an escape, and of a long text the middle is left out. */
export function printable(text: string): string {
  const half = LONGEST / 2;
  const short =
    text.length > LONGEST ? `${text.slice(0, half)} … ${text.slice(text.length - half)}` : text;
  return short.replace(UNPRINTABLE, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return NAMED[character] ?? `\\u{${code.toString(16)}}`;
}

/** The first sentences, each a line of the log. */
export function lines(sentences: readonly string[]): string {
  const more = sentences.length - MOST;
  const told = more > 0 ? [...sentences.slice(0, MOST), `… and ${grouped(more)} more.`] : sentences;
  return told.map((sentence) => `lab: ${printable(sentence)}\n`).join('');
}
