/**
 * One training step of the two-layer network in fused SIMD (AssemblyScript → WebAssembly), in sample or weight space.
 * Source: science in docs/model.md, [SXL] eq. (2.2)–(2.4); layout and reasons in docs/architecture.md.
 *
 *   e' = ηE/√p, r = e' ∘ ψ'(z) of each unit;  A ← A + q r;  U ← U + q (r P);  β ← (1 − ηλ_t) β − ψ(Z) e'
 *   sample space: P = K = X Xᵀ, U = A K [p, n],  Z = Z₀ − U
 *   weight space: P = X,        U = A X [p, d],  Z = Z₀ − U Xᵀ        (W = W₀ − A X in both)
 *
 * A step is one sweep over blocks of units: each block is taken back through its old activations and forward to its
 * new ones while it is in the cache. All rows are padded with zeros to an even number of 128-bit vectors, units to a
 * multiple of four. Right operands are packed in panels at most 14 vectors wide. With ReLU and one output, r P is the sum
 * of the rows e'_i P_i of the active samples alone: the sums over all subsets of four samples are tabulated once for all
 * units, and a unit adds up one entry for each four samples: an eighth of the work, and no multiplication.
 * The host owns the memory and passes addresses in bytes. No memory is allocated here, and nothing is random.
 */
import { Real } from './real';
import { tanh } from './tanh';
import { LANES, SIZE, splatAt, sumOf, VECTOR, zeros } from './vector';

/** The host's `breathe` (engine/breath.ts): told of so many multiply-adds. */
@external("env", "breathe")
declare function breathe(work: f64): void;

const LINEAR = 0;
const RELU = 1;
const TANH = 2;

/** Rows of a panel taken at a time: 64 × 14 vectors are 14 kB and stay in the first cache; also the bits of a mask. */
const ROWS = 64;

/** The run: what the host writes here before the first call (`Run` in ../kernel.ts), and nobody changes. */
export let units: i32 = 0;
export let outputs: i32 = 0;
/** Rows of Xᵀ, in weight space. */
export let inputs: i32 = 0;
export let activation: i32 = -1;
export let weightSpace: i32 = 0;
/** Units that are taken back and forth together. */
export let block: i32 = 0;
/** Vectors in a row of U. */
export let driftVectors: i32 = 0;

/** Scratch of one block: r and r P of two feedbacks, factors q, masks of active samples, partial outputs. */
export let R: usize = 0;
export let T: usize = 0;
export let R2: usize = 0;
export let T2: usize = 0;
export let factors: usize = 0;
export let masks: usize = 0;
export let partial: usize = 0;
/** e' P for linear units; for ReLU the subset sums: of all samples if they are kept, else of 64 samples and a panel. */
export let tables: usize = 0;
export let kept: i32 = 0;

/** The samples in sight: their number, P and −Xᵀ in panels, Z₀ and which of its columns they are (0: all, in order). */
let samples: i32 = 0;
/** Vectors in a row of samples. */
let sampleVectors: i32 = 0;
let panels: usize = 0;
let forwardPanels: usize = 0;
let Z0: usize = 0;
let Z0Row: usize = 0;
let columns: usize = 0;

/** With one output, r P is the same for BP and FA up to the factor q of each unit, which is applied afterwards. */
function factored(): bool {
  return outputs == 1;
}

function gathers(): bool {
  return activation == RELU && factored();
}

/** The host is told of so many multiply-adds at once: a call out of here costs as much as some dozens. */
const TOLD: f64 = 1e5;
let untold: f64 = 0;

function tell(work: f64): void {
  untold += work;
  if (untold < TOLD) return;
  breathe(untold);
  untold = 0;
}

/** The multiply-adds of a block of so many units. */
function workOf(count: i32): f64 {
  return <f64>count * <f64>samples * <f64>(driftVectors * LANES);
}

function sampleRow(): usize {
  return <usize>sampleVectors * VECTOR;
}

function driftRow(): usize {
  return <usize>driftVectors * VECTOR;
}

function words(): i32 {
  return (samples + ROWS - 1) / ROWS;
}

/** Refuses what it does not know: an activation without its code here. */
function check(): void {
  if (activation < LINEAR || activation > TANH) unreachable();
}

/** What the errors belong to, and P of it. */
export function look(samples_: i32, sampleVectors_: i32, panels_: usize): void {
  samples = samples_;
  sampleVectors = sampleVectors_;
  panels = panels_;
}

/** What comes next: where its Z₀ is, and −Xᵀ of it in weight space. */
export function lookAhead(Z0_: usize, Z0Row_: usize, columns_: usize, forwardPanels_: usize): void {
  Z0 = Z0_;
  Z0Row = Z0Row_;
  columns = columns_;
  forwardPanels = forwardPanels_;
}

/** One update of one learner and its new outputs. A, U, H, β, Q have a row a unit; f, e a row an output. */
export function step(
  A: usize,
  U: usize,
  H: usize,
  beta: usize,
  Q: usize,
  f: usize,
  e: usize,
  keep: Real,
): void {
  prepare(e);
  memory.fill(f, 0, <usize>outputs * sampleRow());
  for (let first = 0; first < units; first += block) {
    const count = min(block, units - first);
    const h = H + <usize>first * sampleRow();
    const b = beta + <usize>(first * outputs) * SIZE;
    const q = Q + <usize>(first * outputs) * SIZE;
    const u = U + <usize>first * driftRow();
    back(h, q, e, count, R);
    descend(A + <usize>first * sampleRow(), b, h, q, e, keep, count);
    product(e, count, R, T);
    move(u, count);
    ahead(u, h, b, f, first, count);
    tell(workOf(count));
  }
}

/** ψ and the outputs f = Σ_r β_r ψ(z_r) of the present weights. */
export function forward(U: usize, H: usize, beta: usize, f: usize): void {
  check();
  memory.fill(f, 0, <usize>outputs * sampleRow());
  for (let first = 0; first < units; first += block) {
    ahead(
      U + <usize>first * driftRow(),
      H + <usize>first * sampleRow(),
      beta + <usize>(first * outputs) * SIZE,
      f,
      first,
      min(block, units - first),
    );
    tell(workOf(min(block, units - first)));
  }
}

/** E = scale f − Y and e' = rate E. */
export function errors(f: usize, Y: usize, E: usize, e: usize, scale: Real, rate: Real): void {
  const bytes = <usize>outputs * sampleRow();
  const s = v128.splat<Real>(scale);
  const t = v128.splat<Real>(rate);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const error = v128.sub<Real>(v128.mul<Real>(s, v128.load(f + at)), v128.load(Y + at));
    v128.store(E + at, error);
    v128.store(e + at, v128.mul<Real>(t, error));
  }
}

/**
 * Writes four float64 sums over units, of gradients gW without their factor 1/√p:
 * ⟨gW(Q), gW(β)⟩, ‖gW(Q)‖², ‖gW(β)‖², and ‖W − W₀‖².
 */
export function gradients(
  A: usize,
  U: usize,
  H: usize,
  beta: usize,
  Q: usize,
  E: usize,
  sums: usize,
): void {
  prepare(E);
  let mixed: f64 = 0;
  let fed: f64 = 0;
  let exact: f64 = 0;
  let drift: f64 = 0;
  for (let first = 0; first < units; first += block) {
    const count = min(block, units - first);
    const h = H + <usize>first * sampleRow();
    const b = beta + <usize>(first * outputs) * SIZE;
    const q = Q + <usize>(first * outputs) * SIZE;
    back(h, q, E, count, R);
    product(E, count, R, T);
    if (!factored()) {
      back(h, b, E, count, R2);
      product(E, count, R2, T2);
    }
    for (let unit = 0; unit < count; unit++) {
      const u = U + <usize>(first + unit) * driftRow();
      const a = A + <usize>(first + unit) * sampleRow();
      drift += <f64>(weightSpace ? dot(u, u, driftVectors) : dot(a, u, sampleVectors));
      const t = T + <usize>unit * driftRow();
      const s = weightSpace ? t : R + <usize>unit * sampleRow();
      if (factored()) {
        const norm2 = <f64>dot(t, s, driftVectors);
        const qu = <f64>load<Real>(q + <usize>unit * SIZE);
        const bu = <f64>load<Real>(b + <usize>unit * SIZE);
        mixed += qu * bu * norm2;
        fed += qu * qu * norm2;
        exact += bu * bu * norm2;
      } else {
        const t2 = T2 + <usize>unit * driftRow();
        const s2 = weightSpace ? t2 : R2 + <usize>unit * sampleRow();
        mixed += <f64>dot(t, s2, driftVectors);
        fed += <f64>dot(t, s, driftVectors);
        exact += <f64>dot(t2, s2, driftVectors);
      }
    }
    tell(workOf(count));
  }
  store<f64>(sums, mixed, 0);
  store<f64>(sums, fed, 8);
  store<f64>(sums, exact, 16);
  store<f64>(sums, drift, 24);
}

/** Packs a row-major matrix of whole vectors into panels. */
export function pack(to: usize, from: usize, rows: i32, vectors: i32): void {
  for (let first = 0, width = 0; first < vectors; first += width) {
    width = panelWidth(vectors - first);
    for (let row = 0; row < rows; row++) {
      const source = from + (<usize>row * vectors + first) * VECTOR;
      memory.copy(to, source, <usize>width * VECTOR);
      to += <usize>width * VECTOR;
    }
  }
}

/** out [count, vectors] += left [count, rows] · the packed right operand [rows, vectors]; count a multiple of four. */
export function multiply(
  out: usize,
  outRow: usize,
  left: usize,
  leftRow: usize,
  right: usize,
  rows: i32,
  vectors: i32,
  count: i32,
): void {
  for (let from = 0; from < rows; from += ROWS) {
    const to = min(from + ROWS, rows);
    let panel = right;
    for (let first = 0, width = 0; first < vectors; first += width) {
      width = panelWidth(vectors - first);
      const stride = <usize>width * VECTOR;
      for (let unit = 0; unit < count; unit += 4) {
        const l = left + <usize>unit * leftRow;
        const target = out + <usize>unit * outRow + <usize>first * VECTOR;
        for (let at: usize = 0; at < stride; at += 2 * VECTOR) {
          tile(target + at, outRow, l, leftRow, panel + at, stride, from, to);
        }
      }
      panel += <usize>rows * stride;
      tell(<f64>count * <f64>(to - from) * <f64>(width * LANES));
    }
  }
}

/** Four units by two vectors, held in registers. */
function tile(
  out: usize,
  outRow: usize,
  left: usize,
  leftRow: usize,
  panel: usize,
  stride: usize,
  from: i32,
  to: i32,
): void {
  const out1 = out + outRow;
  const out2 = out1 + outRow;
  const out3 = out2 + outRow;
  let a0 = v128.load(out);
  let b0 = v128.load(out, VECTOR);
  let a1 = v128.load(out1);
  let b1 = v128.load(out1, VECTOR);
  let a2 = v128.load(out2);
  let b2 = v128.load(out2, VECTOR);
  let a3 = v128.load(out3);
  let b3 = v128.load(out3, VECTOR);
  let l = left + <usize>from * SIZE;
  const end = left + <usize>to * SIZE;
  let right = panel + <usize>from * stride;
  while (l < end) {
    const a = v128.load(right);
    const b = v128.load(right, VECTOR);
    const l0 = splatAt(l);
    a0 = v128.add<Real>(a0, v128.mul<Real>(l0, a));
    b0 = v128.add<Real>(b0, v128.mul<Real>(l0, b));
    const l1 = splatAt(l + leftRow);
    a1 = v128.add<Real>(a1, v128.mul<Real>(l1, a));
    b1 = v128.add<Real>(b1, v128.mul<Real>(l1, b));
    const l2 = splatAt(l + 2 * leftRow);
    a2 = v128.add<Real>(a2, v128.mul<Real>(l2, a));
    b2 = v128.add<Real>(b2, v128.mul<Real>(l2, b));
    const l3 = splatAt(l + 3 * leftRow);
    a3 = v128.add<Real>(a3, v128.mul<Real>(l3, a));
    b3 = v128.add<Real>(b3, v128.mul<Real>(l3, b));
    l += SIZE;
    right += stride;
  }
  v128.store(out, a0);
  v128.store(out, b0, VECTOR);
  v128.store(out1, a1);
  v128.store(out1, b1, VECTOR);
  v128.store(out2, a2);
  v128.store(out2, b2, VECTOR);
  v128.store(out3, a3);
  v128.store(out3, b3, VECTOR);
}

/** What a step needs of e once for all units. */
function prepare(e: usize): void {
  check();
  if (gathers()) {
    if (kept) tabulateAll(e);
  } else if (activation == LINEAR && factored()) {
    combine(e);
  }
}

/** tables ← e P. */
function combine(e: usize): void {
  memory.fill(tables, 0, driftRow());
  let panel = panels;
  for (let first = 0, width = 0; first < driftVectors; first += width) {
    width = panelWidth(driftVectors - first);
    const stride = <usize>width * VECTOR;
    for (let row = 0; row < samples; row++) {
      const weight = splatAt(e + <usize>row * SIZE);
      axpy(tables + <usize>first * VECTOR, panel, weight, width);
      panel += stride;
    }
  }
}

/** Bytes of the subset sums of ROWS samples in a panel. */
function tableSize(width: i32): usize {
  return <usize>((ROWS / 4) * 16 * width) * VECTOR;
}

function tabulateAll(e: usize): void {
  let table = tables;
  for (let word = 0; word < words(); word++) {
    let panel = panels;
    for (let first = 0, width = 0; first < driftVectors; first += width) {
      width = panelWidth(driftVectors - first);
      tabulate(table, panel, width, e, word);
      table += tableSize(width);
      panel += <usize>(samples * width) * VECTOR;
    }
  }
}

/** The sums over all subsets of each four rows e_i P_i, from sample ROWS · word on: entry b sums the rows whose bit is in b. */
function tabulate(table: usize, panel: usize, width: i32, e: usize, word: i32): void {
  const stride = <usize>width * VECTOR;
  const end = min(word * ROWS + ROWS, samples);
  for (let sample = word * ROWS; sample < end; sample += 4) {
    const e0 = splatAt(e + <usize>sample * SIZE);
    const e1 = splatAt(e + <usize>(sample + 1) * SIZE);
    const e2 = splatAt(e + <usize>(sample + 2) * SIZE);
    const e3 = splatAt(e + <usize>(sample + 3) * SIZE);
    const row0 = panel + <usize>sample * stride;
    // Past the last sample e is 0, but there may be no row.
    const row1 = sample + 1 < end ? row0 + stride : row0;
    const row2 = sample + 2 < end ? row1 + stride : row0;
    const row3 = sample + 3 < end ? row2 + stride : row0;
    for (let at: usize = 0; at < stride; at += VECTOR) {
      const a = v128.mul<Real>(e0, v128.load(row0 + at));
      const b = v128.mul<Real>(e1, v128.load(row1 + at));
      const c = v128.mul<Real>(e2, v128.load(row2 + at));
      const d = v128.mul<Real>(e3, v128.load(row3 + at));
      const ab = v128.add<Real>(a, b);
      const cd = v128.add<Real>(c, d);
      const to = table + at;
      v128.store(to, zeros());
      v128.store(to + stride, a);
      v128.store(to + 2 * stride, b);
      v128.store(to + 3 * stride, ab);
      v128.store(to + 4 * stride, c);
      v128.store(to + 5 * stride, v128.add<Real>(a, c));
      v128.store(to + 6 * stride, v128.add<Real>(b, c));
      v128.store(to + 7 * stride, v128.add<Real>(ab, c));
      v128.store(to + 8 * stride, d);
      v128.store(to + 9 * stride, v128.add<Real>(a, d));
      v128.store(to + 10 * stride, v128.add<Real>(b, d));
      v128.store(to + 11 * stride, v128.add<Real>(ab, d));
      v128.store(to + 12 * stride, cd);
      v128.store(to + 13 * stride, v128.add<Real>(a, cd));
      v128.store(to + 14 * stride, v128.add<Real>(b, cd));
      v128.store(to + 15 * stride, v128.add<Real>(ab, cd));
    }
    table += 16 * stride;
  }
}

/** r = e' ∘ ψ' of each unit (with several outputs: (Σ_k q_k e'_k) ∘ ψ'), and the masks of active samples. */
function back(h: usize, q: usize, e: usize, count: i32, r: usize): void {
  const row = sampleRow();
  for (let unit = 0; unit < count; unit++) {
    if (gathers()) mark(r, h, e, masks + <usize>(unit * words()) * 8);
    else {
      let errors = e;
      if (!factored()) {
        mix(r, q, e);
        errors = r;
      }
      if (activation == RELU) throughRelu(r, h, errors);
      else if (activation == TANH) throughTanh(r, h, errors);
      else if (errors != r) memory.copy(r, errors, row);
    }
    h += row;
    r += row;
    q += <usize>outputs * SIZE;
  }
}

/** r = Σ_k q_k e_k. */
function mix(r: usize, q: usize, e: usize): void {
  const row = sampleRow();
  for (let at: usize = 0; at < row; at += VECTOR) {
    let sum = zeros();
    for (let k = 0; k < outputs; k++) {
      const error = v128.load(e + <usize>k * row + at);
      sum = v128.add<Real>(sum, v128.mul<Real>(splatAt(q + <usize>k * SIZE), error));
    }
    v128.store(r + at, sum);
  }
}

function throughRelu(r: usize, h: usize, e: usize): void {
  const row = sampleRow();
  for (let at: usize = 0; at < row; at += VECTOR) {
    const active = v128.gt<Real>(v128.load(h + at), zeros());
    v128.store(r + at, v128.and(v128.load(e + at), active));
  }
}

function throughTanh(r: usize, h: usize, e: usize): void {
  const row = sampleRow();
  for (let at: usize = 0; at < row; at += VECTOR) {
    const y = v128.load(h + at);
    const error = v128.load(e + at);
    v128.store(r + at, v128.sub<Real>(error, v128.mul<Real>(error, v128.mul<Real>(y, y))));
  }
}

/** r = e where the unit is active, and the bits of those samples. */
function mark(r: usize, h: usize, e: usize, mask: usize): void {
  const padded = sampleVectors * LANES;
  for (let first = 0; first < samples; first += ROWS) {
    const last = min(first + ROWS, padded);
    let bits: u64 = 0;
    for (let sample = first; sample < last; sample += LANES) {
      const at = <usize>sample * SIZE;
      const active = v128.gt<Real>(v128.load(h + at), zeros());
      v128.store(r + at, v128.and(v128.load(e + at), active));
      const lanes = sizeof<Real>() == 4 ? i32x4.bitmask(active) : i64x2.bitmask(active);
      bits |= (<u64>lanes) << (<u64>(sample - first));
    }
    store<u64>(mask, bits);
    mask += 8;
  }
}

/** t = r P of each unit. */
function product(e: usize, count: i32, r: usize, t: usize): void {
  if (gathers()) gather(t, count, e);
  else if (activation == LINEAR && factored()) {
    for (let unit = 0; unit < count; unit++) {
      memory.copy(t + <usize>unit * driftRow(), tables, driftRow());
    }
  } else {
    memory.fill(t, 0, <usize>count * driftRow());
    multiply(t, driftRow(), r, sampleRow(), panels, samples, driftVectors, count);
  }
}

/** t = the sum of the rows e_i P_i of the active samples of each unit, four samples at a time. */
function gather(t: usize, count: i32, e: usize): void {
  const row = driftRow();
  let table = tables;
  for (let word = 0; word < words(); word++) {
    const quads = (min(samples - word * ROWS, ROWS) + 3) / 4;
    let panel = panels;
    for (let first = 0, width = 0; first < driftVectors; first += width) {
      width = panelWidth(driftVectors - first);
      if (!kept) tabulate(table, panel, width, e, word);
      let out = t + <usize>first * VECTOR;
      let mask = masks + <usize>word * 8;
      for (let unit = 0; unit < count; unit++) {
        const bits = load<u64>(mask);
        if (width == 14) gather14(out, table, bits, quads, word > 0);
        else if (width == 8) gather8(out, table, bits, quads, word > 0);
        else if (width == 4) gather4(out, table, bits, quads, word > 0);
        else gather2(out, table, bits, quads, word > 0);
        out += row;
        mask += <usize>words() * 8;
      }
      panel += <usize>(samples * width) * VECTOR;
      if (kept) table += tableSize(width);
    }
  }
}

function gather14(out: usize, table: usize, bits: u64, quads: i32, onto: bool): void {
  let a0 = zeros();
  let a1 = zeros();
  let a2 = zeros();
  let a3 = zeros();
  let a4 = zeros();
  let a5 = zeros();
  let a6 = zeros();
  let a7 = zeros();
  let a8 = zeros();
  let a9 = zeros();
  let a10 = zeros();
  let a11 = zeros();
  let a12 = zeros();
  let a13 = zeros();
  for (let quad = 0; quad < quads; quad++) {
    const row = table + <usize>(bits & 15) * (14 * VECTOR);
    bits >>= 4;
    table += 16 * 14 * VECTOR;
    a0 = v128.add<Real>(a0, v128.load(row));
    a1 = v128.add<Real>(a1, v128.load(row, VECTOR));
    a2 = v128.add<Real>(a2, v128.load(row, 2 * VECTOR));
    a3 = v128.add<Real>(a3, v128.load(row, 3 * VECTOR));
    a4 = v128.add<Real>(a4, v128.load(row, 4 * VECTOR));
    a5 = v128.add<Real>(a5, v128.load(row, 5 * VECTOR));
    a6 = v128.add<Real>(a6, v128.load(row, 6 * VECTOR));
    a7 = v128.add<Real>(a7, v128.load(row, 7 * VECTOR));
    a8 = v128.add<Real>(a8, v128.load(row, 8 * VECTOR));
    a9 = v128.add<Real>(a9, v128.load(row, 9 * VECTOR));
    a10 = v128.add<Real>(a10, v128.load(row, 10 * VECTOR));
    a11 = v128.add<Real>(a11, v128.load(row, 11 * VECTOR));
    a12 = v128.add<Real>(a12, v128.load(row, 12 * VECTOR));
    a13 = v128.add<Real>(a13, v128.load(row, 13 * VECTOR));
  }
  put(out, a0, onto);
  put(out + VECTOR, a1, onto);
  put(out + 2 * VECTOR, a2, onto);
  put(out + 3 * VECTOR, a3, onto);
  put(out + 4 * VECTOR, a4, onto);
  put(out + 5 * VECTOR, a5, onto);
  put(out + 6 * VECTOR, a6, onto);
  put(out + 7 * VECTOR, a7, onto);
  put(out + 8 * VECTOR, a8, onto);
  put(out + 9 * VECTOR, a9, onto);
  put(out + 10 * VECTOR, a10, onto);
  put(out + 11 * VECTOR, a11, onto);
  put(out + 12 * VECTOR, a12, onto);
  put(out + 13 * VECTOR, a13, onto);
}

function gather8(out: usize, table: usize, bits: u64, quads: i32, onto: bool): void {
  let a0 = zeros();
  let a1 = zeros();
  let a2 = zeros();
  let a3 = zeros();
  let a4 = zeros();
  let a5 = zeros();
  let a6 = zeros();
  let a7 = zeros();
  for (let quad = 0; quad < quads; quad++) {
    const row = table + <usize>(bits & 15) * (8 * VECTOR);
    bits >>= 4;
    table += 16 * 8 * VECTOR;
    a0 = v128.add<Real>(a0, v128.load(row));
    a1 = v128.add<Real>(a1, v128.load(row, VECTOR));
    a2 = v128.add<Real>(a2, v128.load(row, 2 * VECTOR));
    a3 = v128.add<Real>(a3, v128.load(row, 3 * VECTOR));
    a4 = v128.add<Real>(a4, v128.load(row, 4 * VECTOR));
    a5 = v128.add<Real>(a5, v128.load(row, 5 * VECTOR));
    a6 = v128.add<Real>(a6, v128.load(row, 6 * VECTOR));
    a7 = v128.add<Real>(a7, v128.load(row, 7 * VECTOR));
  }
  put(out, a0, onto);
  put(out + VECTOR, a1, onto);
  put(out + 2 * VECTOR, a2, onto);
  put(out + 3 * VECTOR, a3, onto);
  put(out + 4 * VECTOR, a4, onto);
  put(out + 5 * VECTOR, a5, onto);
  put(out + 6 * VECTOR, a6, onto);
  put(out + 7 * VECTOR, a7, onto);
}

function gather4(out: usize, table: usize, bits: u64, quads: i32, onto: bool): void {
  let a0 = zeros();
  let a1 = zeros();
  let a2 = zeros();
  let a3 = zeros();
  for (let quad = 0; quad < quads; quad++) {
    const row = table + <usize>(bits & 15) * (4 * VECTOR);
    bits >>= 4;
    table += 16 * 4 * VECTOR;
    a0 = v128.add<Real>(a0, v128.load(row));
    a1 = v128.add<Real>(a1, v128.load(row, VECTOR));
    a2 = v128.add<Real>(a2, v128.load(row, 2 * VECTOR));
    a3 = v128.add<Real>(a3, v128.load(row, 3 * VECTOR));
  }
  put(out, a0, onto);
  put(out + VECTOR, a1, onto);
  put(out + 2 * VECTOR, a2, onto);
  put(out + 3 * VECTOR, a3, onto);
}

function gather2(out: usize, table: usize, bits: u64, quads: i32, onto: bool): void {
  let a0 = zeros();
  let a1 = zeros();
  for (let quad = 0; quad < quads; quad++) {
    const row = table + <usize>(bits & 15) * (2 * VECTOR);
    bits >>= 4;
    table += 16 * 2 * VECTOR;
    a0 = v128.add<Real>(a0, v128.load(row));
    a1 = v128.add<Real>(a1, v128.load(row, VECTOR));
  }
  put(out, a0, onto);
  put(out + VECTOR, a1, onto);
}

function put(out: usize, sum: v128, onto: bool): void {
  if (onto) add(out, sum);
  else v128.store(out, sum);
}

/** A ← A + q r and β ← keep β − ψ(Z) e' of each unit; keeps q (with several outputs it is in r already: 1). */
function descend(
  a: usize,
  beta: usize,
  h: usize,
  q: usize,
  e: usize,
  keep: Real,
  count: i32,
): void {
  const row = sampleRow();
  for (let unit = 0; unit < count; unit++) {
    const factor: Real = factored() ? load<Real>(q + <usize>unit * SIZE) : 1;
    store<Real>(factors + <usize>unit * SIZE, factor);
    if (!weightSpace) axpy(a + <usize>unit * row, R + <usize>unit * row, v128.splat<Real>(factor), sampleVectors);
    for (let k = 0; k < outputs; k++) {
      store<Real>(beta, keep * load<Real>(beta) - dot(h, e + <usize>k * row, sampleVectors));
      beta += SIZE;
    }
    h += row;
  }
}

/** U ← U + q t of each unit. */
function move(u: usize, count: i32): void {
  for (let unit = 0; unit < count; unit++) {
    const factor = splatAt(factors + <usize>unit * SIZE);
    axpy(u + <usize>unit * driftRow(), T + <usize>unit * driftRow(), factor, driftVectors);
  }
}

/** y ← y + weight x. */
function axpy(y: usize, x: usize, weight: v128, vectors: i32): void {
  const end = y + <usize>vectors * VECTOR;
  while (y < end) {
    v128.store(y, v128.add<Real>(v128.load(y), v128.mul<Real>(weight, v128.load(x))));
    v128.store(y, v128.add<Real>(v128.load(y, VECTOR), v128.mul<Real>(weight, v128.load(x, VECTOR))), VECTOR);
    x += 2 * VECTOR;
    y += 2 * VECTOR;
  }
}

/** h = ψ(Z) of each unit and f ← f + β h; sums a block apart first, so that the rounding of f stays that of few terms. */
function ahead(u: usize, h: usize, beta: usize, f: usize, first: i32, count: i32): void {
  const row = sampleRow();
  memory.fill(partial, 0, <usize>outputs * row);
  if (weightSpace) {
    for (let unit = 0; unit < count; unit++) start(h + <usize>unit * row, first + unit);
    multiply(h, row, u, driftRow(), forwardPanels, inputs, sampleVectors, count);
  }
  for (let unit = 0; unit < count; unit++) {
    if (!weightSpace) subtract(h, Z0 + <usize>(first + unit) * Z0Row, u);
    if (activation == RELU) relu(h);
    else if (activation == TANH) tanhs(h);
    for (let k = 0; k < outputs; k++) {
      axpy(partial + <usize>k * row, h, splatAt(beta), sampleVectors);
      beta += SIZE;
    }
    h += row;
    u += driftRow();
  }
  axpy(f, partial, v128.splat<Real>(1), outputs * sampleVectors);
}

/** z ← the unit's Z₀ at the samples in sight. */
function start(z: usize, unit: i32): void {
  const z0 = Z0 + <usize>unit * Z0Row;
  if (!columns) {
    memory.copy(z, z0, sampleRow());
    return;
  }
  const count = sampleVectors * LANES;
  for (let sample = 0; sample < count; sample++) {
    const column = <usize>load<u32>(columns + <usize>sample * 4);
    store<Real>(z + <usize>sample * SIZE, load<Real>(z0 + column * SIZE));
  }
}

/** z = x − y, for a row of samples. */
function subtract(z: usize, x: usize, y: usize): void {
  const row = sampleRow();
  for (let at: usize = 0; at < row; at += VECTOR) {
    v128.store(z + at, v128.sub<Real>(v128.load(x + at), v128.load(y + at)));
  }
}

function relu(h: usize): void {
  const row = sampleRow();
  for (let at: usize = 0; at < row; at += VECTOR) {
    v128.store(h + at, v128.max<Real>(v128.load(h + at), zeros()));
  }
}

function tanhs(h: usize): void {
  const row = sampleRow();
  for (let at: usize = 0; at < row; at += VECTOR) v128.store(h + at, tanh(v128.load(h + at)));
}

/** y ← y + x, in memory. */
function add(y: usize, x: v128): void {
  v128.store(y, v128.add<Real>(v128.load(y), x));
}

/** The dot product of two rows of so many vectors. */
function dot(x: usize, y: usize, vectors: i32): Real {
  let even = zeros();
  let odd = zeros();
  const end = x + <usize>vectors * VECTOR;
  while (x < end) {
    even = v128.add<Real>(even, v128.mul<Real>(v128.load(x), v128.load(y)));
    odd = v128.add<Real>(odd, v128.mul<Real>(v128.load(x, VECTOR), v128.load(y, VECTOR)));
    x += 2 * VECTOR;
    y += 2 * VECTOR;
  }
  return sumOf(v128.add<Real>(even, odd));
}

/** The width of the next panel, of those 14, 8, 4 and 2 vectors wide; `left` is even. */
function panelWidth(left: i32): i32 {
  if (left >= 14 && left != 16) return 14;
  if (left >= 8) return 8;
  return left >= 4 ? 4 : 2;
}
