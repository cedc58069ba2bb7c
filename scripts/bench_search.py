"""The full text: each side of benches/index_documents.rs, search_documents.rs and search_store.rs, and the lines of the
page of results. Part of bench_run.py.

COURTWATCH_BENCH_DOCUMENTS (1,000,000) documents of 1 kB; COURTWATCH_BENCH_FILINGS (20,000) filings of 30 pages.
"""

import json
import os
import subprocess
import sys
from typing import Any

DOCUMENTS = int(os.environ.get("COURTWATCH_BENCH_DOCUMENTS", "1000000"))
FILINGS = int(os.environ.get("COURTWATCH_BENCH_FILINGS", "20000"))
SIDES = ("courtwatch", "tantivy", "fts5")
SORTS = ("common", "mid", "rare", "and", "phrase", "prefix", "all")

Result = dict[str, Any]


def lines(program: str, *words: str, **environment: object) -> dict[str, Result]:
    """Every line that a program prints, by its first words."""
    names = {name: str(value) for name, value in environment.items()}
    run = subprocess.run(
        [program, *words], env={**os.environ, **names}, stdout=subprocess.PIPE, text=True, check=True
    )
    results = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    for result in results:
        print(f"  {result}", file=sys.stderr, flush=True)
    return {result["what"]: result for result in results}


def run(programs: dict[str, str]) -> dict[str, Result]:
    """All of it, each side in a process of its own, one after the other."""
    size = {"COURTWATCH_BENCH_DOCUMENTS": DOCUMENTS}
    lines(programs["index_documents"], "corpus", **size)  # the rows, before anything is measured
    found: dict[str, Result] = {}
    for side in SIDES:
        found |= lines(programs["index_documents"], side, **size)
    for side in SIDES:
        found |= lines(programs["search_documents"], side, **size)
    for filings in (max(FILINGS // 10, 1), FILINGS):
        for step in ("index", "ask"):
            answers = lines(programs["search_store"], step, COURTWATCH_BENCH_FILINGS=filings)
            found |= {f"{what} {filings}": result for what, result in answers.items()}
    return found


def shown(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def row(work: str, ours: float, name: str, peer: float, aim: float, *, faster: bool) -> str:
    ratio = peer / ours if faster else ours / peer
    met = ratio >= aim if faster else ratio <= aim
    unit, wish = ("×", f"{aim:g} × as fast") if faster else ("× the time", f"at most {aim:g} × the time")
    verdict = "met" if met else "**missed**"
    return f"| {work} | {shown(ours)} | {name} | {shown(peer)} | {ratio:.2f} {unit} |  | {wish} | {verdict} |"


def table(found: dict[str, Result]) -> list[str]:
    def seconds(side: str) -> float:
        return float(found[f"index_documents {side}"]["seconds"])

    def worst(side: str, sort: str) -> float:
        return float(found[f"search_documents {side} {sort}"]["p99_ms"]) / 1000

    work = f"index {DOCUMENTS:,} documents of 1 kB"
    rows = [
        row(work, seconds("courtwatch"), "FTS5", seconds("fts5"), 3, faster=True),
        row(work, seconds("courtwatch"), "bare tantivy", seconds("tantivy"), 1.3, faster=False),
    ]
    work = "search them, p99 with snippet"
    rows.append(row(f"{work}, common words", worst("courtwatch", "common"), "FTS5", worst("fts5", "common"), 50, faster=True))
    rows.append(row(f"{work}, any question", worst("courtwatch", "all"), "bare tantivy", worst("tantivy", "all"), 1.5, faster=False))
    ask = found[f"search_store ask {FILINGS}"]
    met = "met" if ask["p99_ms"] <= 50 else "**missed**"
    rows.append(
        f"| search {FILINGS:,} filings of 30 pages, p99 | {ask['p99_ms']:.1f} ms |  |  |  |  | at most 50 ms | {met} |"
    )
    return rows


def remarks(found: dict[str, Result]) -> list[str]:
    text = ["", f"Questions to {DOCUMENTS:,} documents, the best 20 with snippets, median and 99th percentile in ms:", ""]
    text += ["| question | " + " | ".join(SIDES) + " |", "|---|" + "---|" * len(SIDES)]
    for sort in SORTS:
        cells = [found[f"search_documents {side} {sort}"] for side in SIDES]
        text.append(f"| {sort} | " + " | ".join(f"{cell['p50_ms']:.1f}, {cell['p99_ms']:.1f}" for cell in cells) + " |")
    sizes = ", ".join(f"{side} {found[f'index_documents {side}']['index_mb']:.0f} MB" for side in SIDES)
    few, many = max(FILINGS // 10, 1), FILINGS
    own = {n: found[f"search_store index {n}"]["own_mb"] for n in (few, many)}
    index = found[f"search_store index {many}"]
    text += [
        "",
        f"- **Size of the index**: {sizes}. Ours keeps no text; the bare engine keeps it, for its snippets.",
        f"- **A store of {many:,} filings of 30 pages**: indexed from the database in {index['seconds']:.0f} s; memory of "
        f"its own at most {own[many]:.0f} MB, with {few:,} filings {own[few]:.0f} MB.",
    ]
    return text


NOTES = """- **Full text.** All sides read the same rows from one SQLite table: 1 kB of invented English and French whose words are as
  frequent as in natural texts, two document numbers in each. The bare engine has its own standard words and as many
  threads and as much memory; FTS5 rebuilds an index on that table. Ours folds letters, indexes each word and
  its stem by language, and titles with more weight. A question is asked twice and the second time counts. The
  bare engine has no beginnings of words in its language and gets its own question for them, and no snippet."""
