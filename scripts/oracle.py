"""The oracle: the formulas of docs/model.md in NumPy, which recompute the golden data.

Symbols are those of that page, with m for the outputs: X [n, d], Y [n, m], W [p, d], beta and b [p, m], F = psi(X W')
beta / sqrt(p) [n, m]; X' is the transpose, * goes entry by entry. [SXL] is Song, Xu and Lafferty, NeurIPS 2021
(arXiv 2106.06044). Nothing is drawn here: what a run draws on the way stands in the file.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent.parent / "src" / "models" / "twoLayer" / "compute" / "golden"
GOLDEN = [FOLDER / "reference.json", FOLDER / "oracle.json"]

# How far a result may be from the one in the file, relative to the largest entry that its quantity has in the case.
TOLERANCE = 1e-12

COSINES = ("cos", "cosW", "cosQ")

# a of the weight mirror; its k is the width of xi.
MIRROR_PACE = 0.05


@dataclass(frozen=True)
class Case:
    """All that a run depends on. `batches[t]`, `M[t]` and `xi[t]` are those of update t, from 0."""

    act: str
    rule: str
    eta: float
    lam: float  # lambda
    cutoff: float  # T in steps; infinite: never
    X: np.ndarray
    Y: np.ndarray
    start: tuple[np.ndarray, np.ndarray, np.ndarray]  # W, beta, b
    batches: list[list[int]] | None  # the samples of each update; all of them where there are none
    M: np.ndarray | None  # [updates + 1, p, m], of brSF
    xi: np.ndarray | None  # [updates, p, k], of the weight mirror
    test: tuple[np.ndarray, np.ndarray] | None  # X and Y of samples that are not trained on


def read_case(entry):
    """A case of the file, whose vectors become matrices with m columns."""
    m, p = entry["m"], entry["p"]

    def columns(values):
        return np.array(values, dtype=float).reshape(-1, m)

    def samples(part):
        return np.array(part["X"], dtype=float), columns(part["y"])

    X, Y = samples(entry)
    return Case(
        act=entry["act"],
        rule=entry["rule"],
        eta=entry["eta"],
        lam=entry["lambda"],
        cutoff=np.inf if entry["T_cut"] is None else entry["T_cut"],
        X=X,
        Y=Y,
        start=(np.array(entry["W"], dtype=float), columns(entry["beta"]), columns(entry["b"])),
        batches=entry.get("batches"),
        M=np.array(entry["M"]).reshape(-1, p, m) if "M" in entry else None,
        xi=np.array(entry["xi"]) if "xi" in entry else None,
        test=samples(entry["test"]) if "test" in entry else None,
    )


def psi(act, Z):
    """psi(Z), the activation of each entry."""
    return {"linear": lambda: Z, "relu": lambda: np.maximum(Z, 0), "tanh": lambda: np.tanh(Z)}[act]()


def slope(act, Z):
    """psi'(Z) of each entry, with ReLU'(0) = 0."""
    slopes = {
        "linear": lambda: np.ones_like(Z),
        "relu": lambda: np.where(Z > 0, 1.0, 0.0),
        "tanh": lambda: 1 - np.tanh(Z) ** 2,
    }
    return slopes[act]()


def errors(act, X, Y, W, beta):
    """E = F - Y [n, m] with F = psi(X W') beta / sqrt(p)."""
    return psi(act, X @ W.T) @ beta / np.sqrt(len(W)) - Y


def loss(E):
    """L = 1/2 sum E^2."""
    return 0.5 * np.sum(E**2)


def hidden_gradient(act, X, W, E, Q):
    """gW = ((E Q') * psi'(X W'))' X / sqrt(p)  [p, d], the error carried back by Q [p, m]."""
    return ((E @ Q.T) * slope(act, X @ W.T)).T @ X / np.sqrt(len(W))


def output_gradient(act, X, W, E):
    """g_beta = psi(X W')' E / sqrt(p)  [p, m]."""
    return psi(act, X @ W.T).T @ E / np.sqrt(len(W))


def carrier(case, t, beta, b):
    """Q [p, m] of update t, as the tables of learners and of feedback rules have it; sign 0 = 0."""
    rules = {
        "bp": lambda: beta,
        "fa": lambda: b,
        "usf": lambda: np.sign(beta),
        "frsf": lambda: np.abs(b) * np.sign(beta),
        "brsf": lambda: np.abs(case.M[t]) * np.sign(beta),
        "kp": lambda: b,
        "mirror": lambda: b,
    }
    return rules[case.rule]()


def mirrored(b, beta, xi):
    """b <- (1 - a) b + (a/k) sum_j xi_j (xi_j . beta), with k columns xi_j in xi [p, k]."""
    k = xi.shape[1]
    heard = sum(np.outer(xi_j, xi_j @ beta) for xi_j in xi.T)
    return (1 - MIRROR_PACE) * b + MIRROR_PACE / k * heard


def update(case, t, W, beta, b):
    """W, beta and b after update t, all from the same W, beta and b:

    W <- W - eta gW, beta <- (1 - eta lambda_t) beta - eta g_beta, lambda_t = lambda for t < T, then 0; a batch takes its
    share of the decay; under Kolen-Pollack b takes the step of beta.
    """
    samples = case.batches[t] if case.batches else range(len(case.X))
    X, Y = case.X[samples], case.Y[samples]
    lam = case.lam if t < case.cutoff else 0.0
    keep = 1 - case.eta * lam * len(samples) / len(case.X)
    E = errors(case.act, X, Y, W, beta)
    g_W = hidden_gradient(case.act, X, W, E, carrier(case, t, beta, b))
    g_beta = output_gradient(case.act, X, W, E)
    if case.rule == "kp":
        b = keep * b - case.eta * g_beta
    if case.rule == "mirror":
        b = mirrored(b, beta, case.xi[t])
    return W - case.eta * g_W, keep * beta - case.eta * g_beta, b


def cosine(A, B):
    """The cosine of the angle between A and B, all entries as one vector; none (null) with a zero vector."""
    norms = np.linalg.norm(A) * np.linalg.norm(B)
    return float(np.sum(A * B) / norms) if norms > 0 else None


def classes(Y):
    """The class of each row of one-hot targets, whatever their two values; None where the targets are numbers."""
    low, high = Y.min(), Y.max()
    ones = Y == high
    one_hot = low < high and np.all(ones | (Y == low)) and np.all(ones.sum(axis=1) == 1)
    return Y.argmax(axis=1) if one_hot and Y.shape[1] > 1 else None


def test_result(case, W, beta):
    """L over the test samples, and the share of them whose largest output is that of their class."""
    X, Y = case.test
    E = errors(case.act, X, Y, W, beta)
    labels = classes(Y)
    accuracy = None if labels is None else float(np.mean((E + Y).argmax(axis=1) == labels))
    return {"loss": float(loss(E)), "accuracy": accuracy}


def state(case, t, W, beta, b):
    """What is reported after t updates; Q is that of update t, the one to come."""
    E = errors(case.act, case.X, case.Y, W, beta)
    Q = carrier(case, t, beta, b)
    of_Q = hidden_gradient(case.act, case.X, W, E, Q)
    of_beta = hidden_gradient(case.act, case.X, W, E, beta)
    report = {
        "loss": float(loss(E)),
        "cos": cosine(b, beta),
        "cosW": cosine(of_Q, of_beta),
        "beta": listed(beta),
        "W": W.tolist(),
    }
    if case.rule in ("kp", "mirror"):
        report["b"] = listed(b)
    if case.rule in ("usf", "frsf", "brsf"):
        report["cosQ"] = cosine(Q, beta)
    if case.test:
        report["test"] = test_result(case, W, beta)
    return report


def kernels(case):
    """G and H at the start [n, n], with the eigenvalues of G and of G + H, ascending ([SXL]):

    G = psi(X W') psi(W X')/p and, with one output,
    H_ij = (x_i . x_j/p) sum_r beta_r b_r psi'(w_r . x_i) psi'(w_r . x_j).
    """
    W, beta, b = case.start
    p = len(W)
    Z = case.X @ W.T
    G = psi(case.act, Z) @ psi(case.act, Z).T / p
    found = {"G0": G.tolist(), "G0_eig": np.linalg.eigvalsh(G).tolist()}
    if beta.shape[1] == 1:
        slopes = slope(case.act, Z)
        H = (case.X @ case.X.T / p) * (slopes @ ((beta * b) * slopes.T))
        found.update(H0=H.tolist(), GplusH0_eig=np.linalg.eigvalsh(G + H).tolist())
    return found


def results(entry):
    """All that a file says of a case beside its inputs. The keys of `after` are the numbers of updates to report at."""
    case = read_case(entry)
    weights = case.start
    after = {}
    last = max(map(int, entry["after"]))
    for t in range(last + 1):
        if str(t) in entry["after"]:
            after[str(t)] = state(case, t, *weights)
        if t < last:
            weights = update(case, t, *weights)
    return {**kernels(case), "after": after}


def listed(matrix):
    """As the file has it: one column is a vector."""
    return (matrix[:, 0] if matrix.shape[1] == 1 else matrix).tolist()


def leaves(tree, path=()):
    """The values of a tree of results, each with its path."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


def difference(value, expected, scale):
    """The largest difference of two values in units of a scale; infinite where they are not of one shape."""
    if value is None or expected is None:
        return 0.0 if value is expected else np.inf
    if np.shape(value) != np.shape(expected):
        return np.inf
    off = np.max(np.abs(np.subtract(value, expected)))
    if off == 0:
        return 0.0
    return off / scale if scale > 0 else np.inf


def compared(entry):
    """Each result of a case: its path, its value, how far the file is from it (NaN where it holds none).

    The scale of a quantity is its largest entry at any step; that of a cosine is 1.
    """
    found = dict(leaves(results(entry)))
    held = dict(leaves(entry))
    scales = {}
    for path, value in found.items():
        size = 1.0 if path[-1] in COSINES else 0.0 if value is None else np.max(np.abs(value))
        scales[quantity(path)] = max(size, scales.get(quantity(path), 0.0))
    for path, value in found.items():
        scale = scales[quantity(path)]
        yield path, value, difference(value, held[path], scale) if path in held else np.nan


def quantity(path):
    """What stands at a path, whatever the step."""
    return tuple(key for key in path if not key.isdigit())


def put(entry, path, value):
    """Puts a value in its place in a case."""
    *way, key = path
    for step in way:
        entry = entry.setdefault(step, {})
    entry[key] = value


def check(golden, name):
    """Tells what in a file disagrees with the formulas, and whether nothing does."""
    worst, agrees = 0.0, True
    for entry in golden["cases"]:
        for path, _, off in compared(entry):
            if off <= TOLERANCE:
                worst = max(worst, off)
                continue
            agrees = False
            how = "is not there" if np.isnan(off) else f"differs by {off:.1e}"
            print(f"{name}: {entry['id']}: {' '.join(path)} {how}", file=sys.stderr)
    print(f"{name}: {len(golden['cases'])} cases; what agrees does so to {worst:.1e}")
    return agrees


def complete(golden):
    """Puts the results in place; those that agree keep their digits."""
    for entry in golden["cases"]:
        for path, value, off in list(compared(entry)):
            if not off <= TOLERANCE:
                put(entry, path, value)


def main():
    parser = argparse.ArgumentParser(description="Recomputes golden data from docs/model.md.")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="compare; exit 1 if a result differs")
    mode.add_argument("--write", action="store_true", help="put the results in place, not on stdout")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", default=GOLDEN)
    given = parser.parse_args()
    agree = True
    for file in given.files:
        golden = json.loads(file.read_text(encoding="utf-8"))
        if given.check:
            agree = check(golden, file.name) and agree
            continue
        complete(golden)
        text = json.dumps(golden, ensure_ascii=False)
        if given.write:
            file.write_text(text, encoding="utf-8")
        else:
            print(text)
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
