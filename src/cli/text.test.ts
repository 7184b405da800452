import { expect, test } from 'vitest';
import { textOf } from './text';

const text = '{"α": [1,\n2]}';

function utf16(bigEndian: boolean, mark: string): Uint8Array {
  const bytes = Buffer.from(mark + text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

test.each([
  ['UTF-8', new TextEncoder().encode(text)],
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
  ['UTF-16, little end first', utf16(false, '')],
  ['UTF-16, little end first, with a mark', utf16(false, '\ufeff')],
  ['UTF-16, big end first', utf16(true, '')],
  ['UTF-16, big end first, with a mark', utf16(true, '\ufeff')],
])('%s is read', (_, bytes) => {
  expect(textOf(bytes)).toEqual({ ok: true, text });
});

test.each([
  ['no UTF-8', [0x7b, 0x0a, 0x22, 0xff, 0xfe], 'is not text: line 2 is no UTF-8.'],
  ['half a character at the end', [0x7b, 0xe2, 0x82], 'is not text: line 1 is no UTF-8.'],
  ['half a pair in UTF-16', [0x7b, 0, 0, 0xd8, 0x7d, 0], 'is not text: line 1 is no UTF-16.'],
])('%s is refused, with its line', (_, bytes, problem) => {
  expect(textOf(Uint8Array.from(bytes))).toEqual({ ok: false, problem });
});
