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
 * multiple of four. Right operands are packed in panels at most 14 vectors wide. With ReLU and one output, r P is a sum
 * over the active samples alone of rows of P that were scaled by e' beforehand: half the work, and no multiplication.
 * The host owns the memory and passes addresses in bytes. No memory is allocated here, and nothing is random.
 */
import { Real } from './real';
import { tanh } from './tanh';
import { LANES, SIZE, splatAt, sumOf, VECTOR, zeros } from './vector';

const LINEAR = 0;
const RELU = 1;
const TANH = 2;

/** Rows of a panel taken at a time: 64 × 14 vectors are 14 kB and stay in the first cache; also the bits of a mask. */
const ROWS = 64;

let units: i32 = 0;
let outputs: i32 = 0;
let activation: i32 = 0;
let weightSpace: bool = false;
/** Units that are taken back and forth together. */
let block: i32 = 0;
/** Vectors in a row of samples, and in a row of U. */
let sampleVectors: i32 = 0;
let driftVectors: i32 = 0;
/** Rows of Xᵀ, in weight space. */
let inputs: i32 = 0;

/** Scratch of one block: r and r P of two feedbacks, masks of active samples, partial outputs; and scaled panels. */
let R: usize = 0;
let T: usize = 0;
let R2: usize = 0;
let T2: usize = 0;
let masks: usize = 0;
let partial: usize = 0;
let scaled: usize = 0;

/** The samples in sight: their number, P and −Xᵀ in panels, Z₀ and which of its columns they are (0: all, in order). */
let samples: i32 = 0;
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

function sampleRow(): usize {
  return <usize>sampleVectors * VECTOR;
}

function driftRow(): usize {
  return <usize>driftVectors * VECTOR;
}

function words(): i32 {
  return (samples + ROWS - 1) / ROWS;
}

export function shape(
  units_: i32,
  outputs_: i32,
  activation_: i32,
  weightSpace_: bool,
  block_: i32,
  driftVectors_: i32,
  inputs_: i32,
): void {
  units = units_;
  outputs = outputs_;
  activation = activation_;
  weightSpace = weightSpace_;
  block = block_;
  driftVectors = driftVectors_;
  inputs = inputs_;
}

export function scratch(
  R_: usize,
  T_: usize,
  R2_: usize,
  T2_: usize,
  masks_: usize,
  partial_: usize,
  scaled_: usize,
): void {
  R = R_;
  T = T_;
  R2 = R2_;
  T2 = T2_;
  masks = masks_;
  partial = partial_;
  scaled = scaled_;
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
    product(count, R, T);
    move(A + <usize>first * sampleRow(), u, q, count);
    descend(b, h, e, keep, count);
    ahead(u, h, b, f, first, count);
  }
}

/** ψ and the outputs f = Σ_r β_r ψ(z_r) of the present weights. */
export function forward(U: usize, H: usize, beta: usize, f: usize): void {
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
    product(count, R, T);
    if (!factored()) {
      back(h, b, E, count, R2);
      product(count, R2, T2);
    }
    for (let unit = 0; unit < count; unit++) {
      const u = U + <usize>(first + unit) * driftRow();
      const a = A + <usize>(first + unit) * sampleRow();
      drift += weightSpace ? dot(u, u, driftVectors) : dot(a, u, sampleVectors);
      const t = T + <usize>unit * driftRow();
      const s = weightSpace ? t : R + <usize>unit * sampleRow();
      if (factored()) {
        const norm2 = dot(t, s, driftVectors);
        const qu = <f64>load<Real>(q + <usize>unit * SIZE);
        const bu = <f64>load<Real>(b + <usize>unit * SIZE);
        mixed += qu * bu * norm2;
        fed += qu * qu * norm2;
        exact += bu * bu * norm2;
      } else {
        const t2 = T2 + <usize>unit * driftRow();
        const s2 = weightSpace ? t2 : R2 + <usize>unit * sampleRow();
        mixed += dot(t, s2, driftVectors);
        fed += dot(t, s, driftVectors);
        exact += dot(t2, s2, driftVectors);
      }
    }
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

/** What a step needs of e once for all units: scaled rows of P for ReLU, e P itself for linear units. */
function prepare(e: usize): void {
  if (gathers()) scale(e);
  else if (activation == LINEAR && factored()) {
    memory.fill(scaled, 0, driftRow());
    for (let row = 0; row < samples; row++) {
      const s = splatAt(e + <usize>row * SIZE);
      let panel = panels + 0;
      for (let first = 0, width = 0; first < driftVectors; first += width) {
        width = panelWidth(driftVectors - first);
        const stride = <usize>width * VECTOR;
        const source = panel + <usize>row * stride;
        const target = scaled + <usize>first * VECTOR;
        for (let at: usize = 0; at < stride; at += VECTOR) {
          add(target + at, v128.mul<Real>(s, v128.load(source + at)));
        }
        panel += <usize>samples * stride;
      }
    }
  }
}

/** scaled ← the panels with each row multiplied by its sample's e. */
function scale(e: usize): void {
  let from = panels;
  let to = scaled;
  for (let first = 0, width = 0; first < driftVectors; first += width) {
    width = panelWidth(driftVectors - first);
    for (let row = 0; row < samples; row++) {
      const s = splatAt(e + <usize>row * SIZE);
      for (let at = 0; at < width; at++) {
        v128.store(to, v128.mul<Real>(s, v128.load(from)));
        from += VECTOR;
        to += VECTOR;
      }
    }
  }
}

/** r = e' ∘ ψ' of each unit (with several outputs: (Σ_k q_k e'_k) ∘ ψ'), and the masks of active samples. */
function back(h: usize, q: usize, e: usize, count: i32, r: usize): void {
  const row = sampleRow();
  for (let unit = 0; unit < count; unit++) {
    const mask = masks + <usize>(unit * words()) * 8;
    for (let at: usize = 0; at < row; at += VECTOR) {
      let error: v128;
      if (factored()) error = v128.load(e + at);
      else {
        error = zeros();
        for (let k = 0; k < outputs; k++) {
          const weight = splatAt(q + <usize>k * SIZE);
          error = v128.add<Real>(error, v128.mul<Real>(weight, v128.load(e + <usize>k * row + at)));
        }
      }
      if (activation == RELU) {
        const active = v128.gt<Real>(v128.load(h + at), zeros());
        error = v128.and(error, active);
      } else if (activation == TANH) {
        const y = v128.load(h + at);
        error = v128.sub<Real>(error, v128.mul<Real>(error, v128.mul<Real>(y, y)));
      }
      v128.store(r + at, error);
    }
    if (gathers()) mark(h, mask);
    h += row;
    r += row;
    q += <usize>outputs * SIZE;
  }
}

/** The bits of the samples at which a unit is active. */
function mark(h: usize, mask: usize): void {
  for (let first = 0; first < samples; first += ROWS) {
    const last = min(first + ROWS, sampleVectors * LANES);
    let bits: u64 = 0;
    for (let sample = first; sample < last; sample += LANES) {
      const active = v128.gt<Real>(v128.load(h + <usize>sample * SIZE), zeros());
      const lanes = sizeof<Real>() == 4 ? i32x4.bitmask(active) : i64x2.bitmask(active);
      bits |= (<u64>lanes) << (<u64>(sample - first));
    }
    store<u64>(mask, bits);
    mask += 8;
  }
}

/** t = r P of each unit. */
function product(count: i32, r: usize, t: usize): void {
  if (gathers()) gather(t, count);
  else if (activation == LINEAR && factored()) {
    for (let unit = 0; unit < count; unit++) {
      memory.copy(t + <usize>unit * driftRow(), scaled, driftRow());
    }
  } else {
    memory.fill(t, 0, <usize>count * driftRow());
    multiply(t, driftRow(), r, sampleRow(), panels, samples, driftVectors, count);
  }
}

/** t = the sum of the scaled rows of the active samples of each unit. */
function gather(t: usize, count: i32): void {
  const row = driftRow();
  for (let word = 0; word < words(); word++) {
    const from = word * ROWS;
    let panel = scaled;
    for (let first = 0, width = 0; first < driftVectors; first += width) {
      width = panelWidth(driftVectors - first);
      const stride = <usize>width * VECTOR;
      const rows = panel + <usize>from * stride;
      let out = t + <usize>first * VECTOR;
      let mask = masks + <usize>word * 8;
      for (let unit = 0; unit < count; unit++) {
        const bits = load<u64>(mask);
        if (width == 14) gather14(out, rows, bits, word > 0);
        else if (width == 8) gather8(out, rows, bits, word > 0);
        else if (width == 4) gather4(out, rows, bits, word > 0);
        else gather2(out, rows, bits, word > 0);
        out += row;
        mask += <usize>words() * 8;
      }
      panel += <usize>samples * stride;
    }
  }
}

function gather14(out: usize, rows: usize, bits: u64, onto: bool): void {
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
  while (bits) {
    const row = rows + <usize>ctz(bits) * (14 * VECTOR);
    bits &= bits - 1;
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

function gather8(out: usize, rows: usize, bits: u64, onto: bool): void {
  let a0 = zeros();
  let a1 = zeros();
  let a2 = zeros();
  let a3 = zeros();
  let a4 = zeros();
  let a5 = zeros();
  let a6 = zeros();
  let a7 = zeros();
  while (bits) {
    const row = rows + <usize>ctz(bits) * (8 * VECTOR);
    bits &= bits - 1;
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

function gather4(out: usize, rows: usize, bits: u64, onto: bool): void {
  let a0 = zeros();
  let a1 = zeros();
  let a2 = zeros();
  let a3 = zeros();
  while (bits) {
    const row = rows + <usize>ctz(bits) * (4 * VECTOR);
    bits &= bits - 1;
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

function gather2(out: usize, rows: usize, bits: u64, onto: bool): void {
  let a0 = zeros();
  let a1 = zeros();
  while (bits) {
    const row = rows + <usize>ctz(bits) * (2 * VECTOR);
    bits &= bits - 1;
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

/** A ← A + q r and U ← U + q t of each unit (several outputs: q is in r and t). In weight space A is not kept. */
function move(a: usize, u: usize, q: usize, count: i32): void {
  const one = v128.splat<Real>(1);
  for (let unit = 0; unit < count; unit++) {
    const weight = factored() ? splatAt(q + <usize>unit * SIZE) : one;
    if (!weightSpace)
      axpy(a + <usize>unit * sampleRow(), R + <usize>unit * sampleRow(), weight, sampleVectors);
    axpy(u + <usize>unit * driftRow(), T + <usize>unit * driftRow(), weight, driftVectors);
  }
}

/** y ← y + weight x. */
function axpy(y: usize, x: usize, weight: v128, vectors: i32): void {
  const end = y + <usize>vectors * VECTOR;
  while (y < end) {
    v128.store(y, v128.add<Real>(v128.load(y), v128.mul<Real>(weight, v128.load(x))));
    x += VECTOR;
    y += VECTOR;
  }
}

/** β ← keep β − ψ(Z) e' of each unit. */
function descend(beta: usize, h: usize, e: usize, keep: Real, count: i32): void {
  const row = sampleRow();
  for (let unit = 0; unit < count; unit++) {
    for (let k = 0; k < outputs; k++) {
      const errors = e + <usize>k * row;
      let sum = zeros();
      for (let at: usize = 0; at < row; at += VECTOR) {
        sum = v128.add<Real>(sum, v128.mul<Real>(v128.load(h + at), v128.load(errors + at)));
      }
      store<Real>(beta, keep * load<Real>(beta) - sumOf(sum));
      beta += SIZE;
    }
    h += row;
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
  let z0 = Z0 + <usize>first * Z0Row;
  for (let unit = 0; unit < count; unit++) {
    for (let at: usize = 0; at < row; at += VECTOR) {
      const z = weightSpace
        ? v128.load(h + at)
        : v128.sub<Real>(v128.load(z0 + at), v128.load(u + at));
      let y = z;
      if (activation == RELU) y = v128.max<Real>(z, zeros());
      else if (activation == TANH) y = tanh(z);
      v128.store(h + at, y);
      for (let k = 0; k < outputs; k++) {
        add(partial + <usize>k * row + at, v128.mul<Real>(splatAt(beta + <usize>k * SIZE), y));
      }
    }
    beta += <usize>outputs * SIZE;
    h += row;
    u += driftRow();
    z0 += Z0Row;
  }
  for (let at: usize = 0; at < <usize>outputs * row; at += VECTOR) {
    add(f + at, v128.load(partial + at));
  }
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

/** y ← y + x, in memory. */
function add(y: usize, x: v128): void {
  v128.store(y, v128.add<Real>(v128.load(y), x));
}

function dot(x: usize, y: usize, vectors: i32): f64 {
  let sum = zeros();
  for (let at: usize = 0; at < <usize>vectors * VECTOR; at += VECTOR) {
    sum = v128.add<Real>(sum, v128.mul<Real>(v128.load(x + at), v128.load(y + at)));
  }
  return <f64>sumOf(sum);
}

/** The width of the next panel, of those 14, 8, 4 and 2 vectors wide; `left` is even. */
function panelWidth(left: i32): i32 {
  if (left >= 14 && left != 16) return 14;
  if (left >= 8) return 8;
  return left >= 4 ? 4 : 2;
}
