"""Tables with what scikit-learn, krippendorff and scipy say of them: fixtures/agreement/*.json."""

import json
import math
import random
import sys
import warnings
from pathlib import Path

import krippendorff
import numpy
import scipy
import sklearn
from scipy.stats import fisher_exact
from sklearn.metrics import cohen_kappa_score

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "agreement"
TABLES = 200

# J. Cohen, "Weighted kappa", Psychological Bulletin 70 (1968) 213-220: two judges, three diagnoses, in per cent; the kappa
# that is printed there. And the 2 by 2 example of textbooks, 50 proposals for grants.
COHEN = [[44, 7, 9], [5, 20, 5], [1, 3, 6]]
PROPOSALS = [[20, 5], [10, 15]]

# K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), parts A, B and C, with the alphas printed there;
# None is missing.
N = None
PART_A = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
PART_B = [[0, 0, 1, 1, 3, 2, 2, 2, 4, 3, 3, 0], [1, 0, 1, 1, 1, 2, 2, 2, 4, 3, 3, 3]]
PART_C = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]


def number(value):
    value = float(value)
    return None if math.isnan(value) else value


def kappa(pairs, values):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        first, second = zip(*pairs)
        return number(cohen_kappa_score(first, second, labels=list(range(values))))


def kappas():
    lots = random.Random(1960)
    tables = []

    def add(name, pairs, values, published=None):
        table = {"name": name, "values": values, "pairs": pairs, "kappa": kappa(pairs, values), "published": published}
        tables.append(table)

    for name, counts, published in (("Cohen 1968", COHEN, 0.492), ("50 proposals", PROPOSALS, 0.4)):
        pairs = [[r, c] for r, row in enumerate(counts) for c, n in enumerate(row) for _ in range(n)]
        add(name, pairs, len(counts), published)
    for table in range(TABLES):
        values, units = lots.randint(2, 6), lots.randint(2, 60)
        agree = lots.random()
        pairs = []
        for _ in range(units):
            one = lots.randrange(values)
            pairs.append([one, one if lots.random() < agree else lots.randrange(values)])
        add(f"random {table}", pairs, values)
    return tables


def alphas():
    lots = random.Random(2011)
    tables = []

    def add(name, coders, values, published=None):
        data = numpy.array([[numpy.nan if v is None else v for v in row] for row in coders], dtype=float)
        try:
            alpha = number(krippendorff.alpha(data, value_domain=list(range(values)), level_of_measurement="nominal"))
        except ValueError:  # nothing to pair, or one value only
            alpha = None
        tables.append({"name": name, "values": values, "coders": coders, "alpha": alpha, "published": published})

    for name, coders, published in (("part A", PART_A, 0.095), ("part B", PART_B, 0.692), ("part C", PART_C, 0.743)):
        add(f"Krippendorff 2011, {name}", coders, 6, published)
    for table in range(TABLES):
        coders, values, units = lots.randint(2, 6), lots.randint(2, 6), lots.randint(3, 50)
        agree, missing = lots.random(), lots.random() * 0.6
        truth = [lots.randrange(values) for _ in range(units)]
        rows = [
            [None if lots.random() < missing else t if lots.random() < agree else lots.randrange(values) for t in truth]
            for _ in range(coders)
        ]
        add(f"random {table}", rows, values)
    return tables


def fishers():
    lots = random.Random(1935)
    tables = []
    for _ in range(TABLES):
        read, before = lots.randint(1, 400), lots.randint(1, 4000)
        table = [lots.randint(0, min(read, 30)), read, lots.randint(0, min(before, 200)), before]
        here, read, there, before = table
        p = fisher_exact([[here, read - here], [there, before - there]], alternative="greater").pvalue
        tables.append({"table": table, "p": float(p)})
    return tables


def same(old, new):
    if isinstance(old, float) and isinstance(new, float):
        return math.isclose(old, new, rel_tol=1e-12, abs_tol=1e-12)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(same, old, new))
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(same(old[key], new[key]) for key in old)
    return old == new


def main():
    write = "--write" in sys.argv[1:]
    made = {"kappa": kappas(), "alpha": alphas(), "fisher": fishers()}
    print(f"scikit-learn {sklearn.__version__}, krippendorff, scipy {scipy.__version__}")
    for name, tables in made.items():
        path = FIXTURES / f"{name}.json"
        if write:
            path.parent.mkdir(exist_ok=True)
            lines = ",\n".join(json.dumps(table) for table in tables)
            path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
            print(f"wrote {path.name}: {len(tables)} tables")
        elif same(json.loads(path.read_text(encoding="utf-8")), tables):
            print(f"{path.name}: {len(tables)} tables, as these packages say")
        else:
            sys.exit(f"{path.name} is not what these packages say; `scripts/check-agreement --write` writes it")


main()
