/** From bytes to text: UTF-8 or UTF-16, with or without a byte order mark. */

export type Text =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

export function textOf(bytes: Uint8Array): Text {
  const encoding = encodingOf(bytes);
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    // The only thing that a fatal decoder throws for.
    const line = lineOfFault(bytes, encoding);
    const name = encoding.toUpperCase().replace('LE', '').replace('BE', '');
    return { ok: false, problem: `is not text: line ${line} is no ${name}.` };
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** JSON begins with a character of ASCII: where half of it is 0, it takes two bytes, in that order. */
function encodingOf([first, second]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  return 'utf-8';
}

function lineOfFault(bytes: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(bytes);
  return text.slice(0, text.indexOf('\ufffd')).split('\n').length;
}
