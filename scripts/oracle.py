"""The oracle: the formulas of docs/model.md in NumPy, which recompute the golden data that the tests hold the engine to.

Symbols are those of that page: n samples, d inputs, p hidden units, m outputs; X [n, d], Y [n, m], W [p, d], beta and b
[p, m]. [SXL] is Song, Xu and Lafferty, NeurIPS 2021 (arXiv 2106.06044). Nothing is drawn here: what a rule or a batch
draws on the way stands in the file.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent.parent / "src" / "engine" / "golden"
GOLDEN = [FOLDER / "reference.json", FOLDER / "oracle.json"]

# How far a result may be from the one in the file, relative to the largest entry that its quantity has in the case.
TOLERANCE = 1e-12

COSINES = ("cos", "cosW", "cosQ")

# In place of a result that a file does not hold, with which nothing agrees.
MISSING = np.nan

# a of the weight mirror; its k is the width of xi.
MIRROR_PACE = 0.05


@dataclass(frozen=True)
class Case:
    """What a run depends on. `batches[t]`, `M[t]` and `xi[t]` are those of update t, counted from 0."""

    act: str
    rule: str
    eta: float
    decay: float  # lambda
    cutoff: float  # T_cut in steps, infinite where the decay is never cut off
    X: np.ndarray
    Y: np.ndarray
    start: tuple  # W, beta, b
    batches: list | None  # the samples of each update; all of them where there are no batches
    M: np.ndarray | None  # [updates + 1, p, m], of brSF
    xi: np.ndarray | None  # [updates, p, k], of the weight mirror
    test: tuple | None  # X and Y of samples that are not trained on


def read_case(entry):
    """A case of the file, whose vectors become matrices with m columns."""
    m = entry["m"]

    def columns(values):
        return np.array(values, dtype=float).reshape(-1, m)

    test = entry.get("test")
    p = entry["p"]
    return Case(
        act=entry["act"],
        rule=entry["rule"],
        eta=entry["eta"],
        decay=entry["lambda"],
        cutoff=np.inf if entry["T_cut"] is None else entry["T_cut"],
        X=np.array(entry["X"], dtype=float),
        Y=columns(entry["y"]),
        start=(np.array(entry["W"], dtype=float), columns(entry["beta"]), columns(entry["b"])),
        batches=entry.get("batches"),
        M=np.array(entry["M"], dtype=float).reshape(-1, p, m) if "M" in entry else None,
        xi=np.array(entry["xi"], dtype=float) if "xi" in entry else None,
        test=test and (np.array(test["X"], dtype=float), columns(test["y"])),
    )


def psi(act, Z):
    """psi(Z), the activation."""
    return {"linear": Z, "relu": np.maximum(Z, 0), "tanh": np.tanh(Z)}[act]


def slope(act, Z):
    """psi'(Z), with ReLU'(0) = 0."""
    return {"linear": np.ones_like(Z), "relu": np.where(Z > 0, 1.0, 0.0), "tanh": 1 - np.tanh(Z) ** 2}[act]


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
    """Q [p, m] of update t: the column Q of the tables of learners and of feedback rules, with sign 0 = 0."""
    if case.rule == "bp":
        return beta
    if case.rule in ("fa", "kp", "mirror"):
        return b
    sizes = {"usf": lambda: np.ones_like(b), "frsf": lambda: np.abs(b), "brsf": lambda: np.abs(case.M[t])}
    return sizes[case.rule]() * np.sign(beta)


def mirrored(b, beta, xi):
    """b <- (1 - a) b + (a/k) sum_j xi_j (xi_j . beta), with k columns xi_j in xi [p, k]."""
    k = xi.shape[1]
    heard = sum(np.outer(xi_j, xi_j @ beta) for xi_j in xi.T)
    return (1 - MIRROR_PACE) * b + MIRROR_PACE / k * heard


def update(case, t, W, beta, b):
    """Update t, all of it from the same W, beta and b: a batch takes its share of the samples and of the decay."""
    samples = case.batches[t] if case.batches else range(len(case.X))
    X, Y = case.X[samples], case.Y[samples]
    decay = case.eta * (case.decay if t < case.cutoff else 0.0) * len(samples) / len(case.X)
    E = errors(case.act, X, Y, W, beta)
    g_W = hidden_gradient(case.act, X, W, E, carrier(case, t, beta, b))
    g_beta = output_gradient(case.act, X, W, E)
    moved = {
        "kp": lambda: (1 - decay) * b - case.eta * g_beta,
        "mirror": lambda: mirrored(b, beta, case.xi[t]),
    }
    return (
        W - case.eta * g_W,
        (1 - decay) * beta - case.eta * g_beta,
        moved.get(case.rule, lambda: b)(),
    )


def cosine(A, B):
    """The cosine of the angle between A and B, all entries as one vector; none (null) with a zero vector."""
    norms = np.linalg.norm(A) * np.linalg.norm(B)
    return float(np.sum(A * B) / norms) if norms > 0 else None


def classes(Y):
    """The class of each row of one-hot targets, whatever their two values; None where the targets are numbers."""
    low, high = Y.min(), Y.max()
    ones = Y == high
    one_hot = Y.shape[1] > 1 and low < high and np.all(ones | (Y == low)) and np.all(ones.sum(axis=1) == 1)
    return Y.argmax(axis=1) if one_hot else None


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
    """G = psi(X W') psi(W X')/p and, with one output, H_ij = (x_i . x_j/p) sum_r beta_r b_r psi'(w_r . x_i) psi'(w_r . x_j)
    at the start, [n, n], and the eigenvalues of G and of G + H, ascending ([SXL])."""
    W, beta, b = case.start
    p = len(W)
    Z = case.X @ W.T
    G = psi(case.act, Z) @ psi(case.act, Z).T / p
    report = {"G0": G.tolist(), "G0_eig": np.linalg.eigvalsh(G).tolist()}
    if beta.shape[1] == 1:
        slopes = slope(case.act, Z)
        H = (case.X @ case.X.T / p) * (slopes @ ((beta * b) * slopes.T))
        report |= {"H0": H.tolist(), "GplusH0_eig": np.linalg.eigvalsh(G + H).tolist()}
    return report


def results(entry):
    """All that the file says of a case beside its inputs. The keys of `after` are the numbers of updates to report at."""
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


def quantity(path):
    """What stands at a path, whatever the step."""
    return tuple(key for key in path if not key.isdigit())


def difference(value, expected, scale):
    """The largest difference of two values, relative to a scale; infinite where they are not of one shape."""
    if value is None or expected is None:
        return 0.0 if value is expected else np.inf
    value, expected = np.array(value), np.array(expected)
    if value.shape != expected.shape:
        return np.inf
    off = np.max(np.abs(value - expected))
    if off == 0:
        return 0.0
    return off / scale if scale > 0 else np.inf


def compared(entry):
    """Each result of a case: its path, its value, and how far the file is from it."""
    found = dict(leaves(results(entry)))
    held = dict(leaves(entry))
    scales = {}
    for path, value in found.items():
        size = 0.0 if value is None else np.max(np.abs(value))
        scales[quantity(path)] = max(scales.get(quantity(path), 0.0), size)
    for path, value in found.items():
        scale = 1.0 if path[-1] in COSINES else scales[quantity(path)]
        yield path, value, difference(value, held.get(path, MISSING), scale)


def put(entry, path, value):
    """Puts a value in its place in a case."""
    *way, key = path
    for step in way:
        entry = entry.setdefault(step, {})
    entry[key] = value


def main():
    parser = argparse.ArgumentParser(description="Recomputes golden data from the formulas of docs/model.md.")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="compare with what the files hold; exit 1 if they disagree")
    mode.add_argument("--write", action="store_true", help="put the results in place; those that agree stay to the digit")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="the golden data unless given")
    given = parser.parse_args()
    wrong = False
    for file in given.files or GOLDEN:
        golden = json.loads(file.read_text(encoding="utf-8"))
        worst = 0.0
        for entry in golden["cases"]:
            for path, value, off in compared(entry):
                # Not `off > TOLERANCE`: NaN is no agreement.
                if off <= TOLERANCE:
                    worst = max(worst, off)
                elif given.check:
                    wrong = True
                    print(f"{file.name}: {entry['id']}: {' '.join(path)} differs by {off:.1e}", file=sys.stderr)
                else:
                    put(entry, path, value)
        if given.check:
            print(f"{file.name}: {len(golden['cases'])} cases; results that agree do so to {worst:.1e}")
        elif given.write:
            file.write_text(json.dumps(golden, ensure_ascii=False), encoding="utf-8")
        else:
            json.dump(golden, sys.stdout)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
