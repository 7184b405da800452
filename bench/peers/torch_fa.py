"""Times BP, FA and FA + decay trained by hand-written full-batch updates in PyTorch on the CPU.

A loop over the learners and stacked learners are both timed, with hidden weights held as Wᵀ [d, p],
the faster layout; `--check` replays golden float64 data instead.
"""

import argparse
import json
import math
import time
from dataclasses import dataclass
from itertools import count
from statistics import median

import torch

WINDOWS = 9
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Problem:
    """X [n, d], Y [n, o], the first W [p, d] and beta [p, o], the fixed feedback b [p, o]."""

    activation: str
    eta: float
    X: torch.Tensor
    Y: torch.Tensor
    W: torch.Tensor
    beta: torch.Tensor
    b: torch.Tensor


@dataclass(frozen=True)
class Learner:
    """The error returns through beta ("bp") or b ("fa"); lambda is `decay` before step `until`."""

    rule: str
    decay: float = 0.0
    until: float = math.inf

    def decay_at(self, step):
        return self.decay if step < self.until else 0.0


def activate_(Z, activation):
    """Z becomes psi(Z)."""
    if activation == "relu":
        Z.relu_()
    elif activation == "tanh":
        Z.tanh_()


def times_slope_(S, H, activation):
    """S becomes S * psi'(Z), with H = psi(Z); the fused kernels of PyTorch's own backward pass."""
    if activation == "relu":
        torch.ops.aten.threshold_backward.grad_input(S, H, 0, grad_input=S)
    elif activation == "tanh":
        torch.ops.aten.tanh_backward.grad_input(S, H, grad_input=S)


class Network:
    """One learner."""

    def __init__(self, problem, learner):
        self.problem, self.learner = problem, learner
        self.root = math.sqrt(len(problem.W))
        self.Xt = problem.X.t().contiguous()
        self.Wt = problem.W.t().clone(memory_format=torch.contiguous_format)
        self.beta = problem.beta.clone()
        self.Q = self.beta if learner.rule == "bp" else problem.b
        self.H = self.Wt.new_empty(len(problem.X), len(problem.W))
        self.S = torch.empty_like(self.H)
        self.E = torch.empty_like(problem.Y)

    def forward(self):
        """H = psi(X Wᵀ) and E = F - Y of the present weights."""
        torch.mm(self.problem.X, self.Wt, out=self.H)
        activate_(self.H, self.problem.activation)
        torch.addmm(self.problem.Y, self.H, self.beta, beta=-1, alpha=1 / self.root, out=self.E)

    def update(self, step):
        eta, rate = self.problem.eta, self.problem.eta / self.root
        self.forward()
        torch.mm(self.E, self.Q.t(), out=self.S)
        times_slope_(self.S, self.H, self.problem.activation)
        self.Wt.addmm_(self.Xt, self.S, alpha=-rate)
        keep = 1 - eta * self.learner.decay_at(step)
        self.beta.addmm_(self.H.t(), self.E, beta=keep, alpha=-rate)


class Loop:
    """All learners, one after the other."""

    def __init__(self, problem, learners):
        self.networks = [Network(problem, learner) for learner in learners]

    def update(self, step):
        for network in self.networks:
            network.update(step)

    def results(self):
        """Loss, W [p, d] and beta [p, o] of each learner."""
        for network in self.networks:
            network.forward()
        return [(half_square(each.E), each.Wt.t(), each.beta) for each in self.networks]


class Stacked:
    """All learners at once, stacked on the leading axis L."""

    def __init__(self, problem, learners):
        self.problem, self.learners = problem, learners
        self.root = math.sqrt(len(problem.W))
        size = len(learners)
        self.X = problem.X.expand(size, -1, -1)
        self.Xt = problem.X.t().contiguous().expand(size, -1, -1)
        self.Y = problem.Y.expand(size, -1, -1)
        self.Wt = problem.W.t().repeat(size, 1, 1)
        self.beta = problem.beta.repeat(size, 1, 1)
        self.Q = problem.b.repeat(size, 1, 1)
        self.bp = [row for row, learner in enumerate(learners) if learner.rule == "bp"]
        self.H = self.Wt.new_empty(size, len(problem.X), len(problem.W))
        self.S = torch.empty_like(self.H)
        self.E = self.Wt.new_empty(self.Y.shape)
        self.decays = self.keep = None

    def keep_at(self, step):
        """1 - eta lambda_t [L, 1, 1], made anew only where a decay is cut off."""
        decays = [learner.decay_at(step) for learner in self.learners]
        if decays != self.decays:
            self.decays = decays
            self.keep = 1 - self.problem.eta * self.beta.new_tensor(decays).view(-1, 1, 1)
        return self.keep

    def forward(self):
        """H = psi(X Wᵀ) [L, n, p] and E = F - Y [L, n, o] of the present weights."""
        torch.bmm(self.X, self.Wt, out=self.H)
        activate_(self.H, self.problem.activation)
        torch.baddbmm(self.Y, self.H, self.beta, beta=-1, alpha=1 / self.root, out=self.E)

    def update(self, step):
        rate = self.problem.eta / self.root
        self.forward()
        for row in self.bp:
            self.Q[row].copy_(self.beta[row])
        torch.bmm(self.E, self.Q.mT, out=self.S)
        times_slope_(self.S, self.H, self.problem.activation)
        self.Wt.baddbmm_(self.Xt, self.S, alpha=-rate)
        self.beta.mul_(self.keep_at(step)).baddbmm_(self.H.mT, self.E, alpha=-rate)

    def results(self):
        """Loss, W [p, d] and beta [p, o] of each learner."""
        self.forward()
        rows = zip(self.E, self.Wt, self.beta, strict=True)
        return [(half_square(E), Wt.t(), beta) for E, Wt, beta in rows]


VARIANTS = {"loop": Loop, "stacked": Stacked}


def half_square(E):
    return 0.5 * E.square().sum().item()


def draw_problem(options):
    """Gaussian inputs and weights, targets from a random network of the same shape, stable eta."""
    random = torch.Generator().manual_seed(7)

    def normal(rows, columns):
        drawn = torch.randn(rows, columns, generator=random, dtype=torch.float64)
        return drawn.to(getattr(torch, options.dtype))

    def features(X, W):
        H = X @ W.t()
        activate_(H, options.activation)
        return H

    n, d, p, o = options.n, options.d, options.p, options.o
    X, W, teacher = normal(n, d), normal(p, d), normal(p, d)
    Y = features(X, teacher) @ normal(p, o) / math.sqrt(p)
    H = features(X, W).double()
    eta = 0.25 / torch.linalg.eigvalsh(H @ H.t() / p)[-1].item()
    return Problem(options.activation, eta, X, Y, W, normal(p, o), normal(p, o))


def steps_per_second(trainers, seconds):
    """Each trainer's median speed over short windows, in turn, after a warm-up; `seconds` each."""
    counters = {name: count() for name in trainers}
    speeds = {name: [] for name in trainers}
    for window in range(-1, WINDOWS):
        for name, trainer in trainers.items():
            speed = measure(trainer, counters[name], seconds / (WINDOWS + 1))
            if window >= 0:
                speeds[name].append(speed)
    return {name: median(measured) for name, measured in speeds.items()}


def measure(trainer, steps, seconds):
    """The speed over one window: whole steps until it is full."""
    start = time.perf_counter()
    for made, step in enumerate(steps, 1):
        trainer.update(step)
        elapsed = time.perf_counter() - start
        if elapsed >= seconds:
            return made / elapsed


def benchmark(options):
    problem = draw_problem(options)
    learners = [Learner("bp"), Learner("fa"), Learner("fa", decay=5.0)]
    trainers = {name: variant(problem, learners) for name, variant in VARIANTS.items()}
    speeds = steps_per_second(trainers, options.seconds)
    for name, trainer in trainers.items():
        if not all(math.isfinite(loss) for loss, _, _ in trainer.results()):
            raise SystemExit(f"{name}: diverged")
    fastest = max(speeds, key=speeds.get)
    return {
        "torch": torch.__version__,
        "threads": torch.get_num_threads(),
        "dtype": options.dtype,
        "steps_per_second": speeds[fastest],
        "variant": fastest,
        **speeds,
    }


def matrix(values):
    """A float64 matrix; a flat list is one column."""
    tensor = torch.tensor(values, dtype=torch.float64)
    return tensor.view(-1, 1) if tensor.dim() == 1 else tensor


def golden_case(case):
    """The problem and learner of one case of the golden file."""
    weights = (matrix(case[key]) for key in ("X", "y", "W", "beta", "b"))
    until = math.inf if case["T_cut"] is None else case["T_cut"]
    return Problem(case["act"], case["eta"], *weights), Learner(case["rule"], case["lambda"], until)


def golden_error(case, variant):
    """The worst error along one case, its learner trained between two others; NaN if any is."""
    problem, learner = golden_case(case)
    trainer = variant(problem, [Learner("fa", decay=0.3), learner, Learner("bp")])
    states = {int(step): state for step, state in case["after"].items()}
    errors = []
    for step in range(max(states) + 1):
        if step in states:
            state = states[step]
            loss, W, beta = trainer.results()[1]
            errors.append(abs(loss - state["loss"]))
            errors.append((W - matrix(state["W"])).abs().max().item())
            errors.append((beta - matrix(state["beta"])).abs().max().item())
        trainer.update(step)
    return torch.tensor(errors).max().item()


def check(path):
    """Replays the golden cases of FA and BP with both variants."""
    with open(path, encoding="utf-8") as file:
        cases = [case for case in json.load(file)["cases"] if case["rule"] in ("fa", "bp")]
    errors = []
    for case in cases:
        for name, variant in VARIANTS.items():
            errors.append(golden_error(case, variant))
            assert errors[-1] < TOLERANCE, f"{case['id']}, {name}: off by {errors[-1]:.1e}"
    return {"torch": torch.__version__, "cases": len(cases), "largest_error": max(errors)}


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--p", type=int, default=800, help="hidden units")
    parser.add_argument("--n", type=int, default=50, help="samples")
    parser.add_argument("--d", type=int, default=150, help="inputs")
    parser.add_argument("--o", type=int, default=1, help="outputs")
    parser.add_argument("--activation", choices=["linear", "relu", "tanh"], default="relu")
    parser.add_argument("--dtype", choices=["float32", "float64"], default="float32")
    parser.add_argument("--threads", type=int, help="default: what PyTorch chooses")
    parser.add_argument("--seconds", type=float, default=3.0, help="time for each variant")
    parser.add_argument("--check", metavar="FILE", help="replay golden data and stop")
    return parser.parse_args()


def main():
    options = parse_options()
    if options.threads:
        torch.set_num_threads(options.threads)
    with torch.no_grad():
        report = check(options.check) if options.check else benchmark(options)
    print(json.dumps(report))


if __name__ == "__main__":
    main()
