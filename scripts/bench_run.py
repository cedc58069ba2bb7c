"""Runs both sides of every comparison in turns and writes the page of results. Called by scripts/bench.

    bench_run.py PEERS PAGE

PEERS is a virtual environment with parsel, selectolax, sqlite-utils and scikit-learn. Only what was measured is written.
"""

import datetime
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import bench_search

HERE = Path(__file__).resolve().parent
PEERS, PAGE = Path(sys.argv[1]), Path(sys.argv[2])
FOLDER = Path(os.environ["COURTWATCH_BENCH_DIR"])
ROWS = int(os.environ.get("COURTWATCH_BENCH_ROWS", "1000000"))
PEER_ROWS = int(os.environ.get("COURTWATCH_BENCH_PEER_ROWS", str(min(100_000, max(ROWS // 10, 1000)))))
EXPORT = int(os.environ.get("COURTWATCH_BENCH_EXPORT", str(min(100_000, ROWS))))
ROUNDS = int(os.environ.get("COURTWATCH_BENCH_ROUNDS", "3"))
PYTHON = str(PEERS / "bin" / "python")
SQLITE_UTILS = str(PEERS / "bin" / "sqlite-utils")

# what `courtwatch list filings` gives, as a person with a shell would ask for it
EXPORT_SQL = """
SELECT i.court, f.case_number AS "case", NULLIF(v.number, '') AS number, f.base, v.date, v.title,
       NULLIF(v.type, '') AS type, v.language, v.level AS classification, i.state, i.first_seen,
       (SELECT MAX(last_seen) FROM sighting s WHERE s.item = i.id) AS last_seen,
       (SELECT group_concat(listing, '; ') FROM (SELECT DISTINCT listing FROM sighting s WHERE s.item = i.id
                                                 ORDER BY listing)) AS sources
FROM item i JOIN version v ON v.item = i.id JOIN filing f ON f.id = v.filing
ORDER BY v.date DESC NULLS LAST, i.court, f.base, i.key
"""

# the C library keeps what is freed: else the bare side pays for handing its own rows back to the system between
# two pages, and grows slower with every page
KEEP = {"MALLOC_TRIM_THRESHOLD_": 512 * 2**20, "MALLOC_TOP_PAD_": 16 * 2**20}

Result = dict[str, Any]


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def benches() -> dict[str, str]:
    """The programs in benches/, built, by name."""
    command = ["cargo", "bench", "--no-run", "--quiet", "--message-format=json"]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    found = {}
    for line in lines:
        message = json.loads(line)
        if message.get("executable") and "bench" in message["target"]["kind"]:
            found[message["target"]["name"]] = message["executable"]
    return found


def measured(command: list[str], **environment: object) -> Result:
    """What a program prints of itself: its last line is JSON."""
    run = subprocess.run(
        command,
        env={**os.environ, **{name: str(value) for name, value in environment.items()}},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    result: Result = json.loads(run.stdout.splitlines()[-1])
    say(f"  {result}")
    return result


def process(what: str, command: list[str], output: Path) -> Result:
    """A whole process: clock, processor and memory as the system counts them."""
    with output.open("wb") as out:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {child.returncode}")
    result = {
        "what": what,
        "seconds": seconds,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak_mb": round(usage.ru_maxrss / 1024),
    }
    say(f"  {result}")
    return result


class Side:
    """The runs of one side."""

    def __init__(self) -> None:
        self.runs: list[Result] = []

    def median(self, key: str = "seconds") -> float:
        return statistics.median(run[key] for run in self.runs)


def in_turns(sides: dict[str, Any], rounds: int = ROUNDS) -> dict[str, Side]:
    """Runs each side, one after the other, `rounds` times."""
    results = {name: Side() for name in sides}
    for _ in range(rounds):
        for name, run in sides.items():
            results[name].runs.append(run())
    return results


def parsing(programs: dict[str, str]) -> dict[str, Side]:
    peer = str(HERE / "bench_peers.py")
    listing = str(FOLDER / "listing.html")
    return in_turns(
        {
            "courtwatch": lambda: measured([programs["parse_listing"]]),
            "parsel": lambda: measured([PYTHON, peer, "parsel", listing]),
            "selectolax": lambda: measured([PYTHON, peer, "selectolax", listing]),
        },
        max(ROUNDS, 5),
    )


def storing(programs: dict[str, str], rows: int, peer: bool) -> dict[str, Side]:
    program = programs["store_filings"]
    sides: dict[str, Any] = {
        "courtwatch": lambda: measured([program, "store"], COURTWATCH_BENCH_ROWS=rows, **KEEP),
        "bare": lambda: measured([program, "bare"], COURTWATCH_BENCH_ROWS=rows, **KEEP),
    }
    if peer:
        script, database = str(HERE / "bench_peers.py"), str(FOLDER / "sqlite-utils.db")
        command = [PYTHON, script, "sqlite-utils", str(FOLDER / "filings.tsv"), database, str(rows)]
        sides["sqlite-utils"] = lambda: measured(command, **KEEP)
    return in_turns(sides)


def exporting(programs: dict[str, str]) -> dict[str, Side]:
    measured([programs["store_filings"], "store"], COURTWATCH_BENCH_ROWS=EXPORT)
    database = str(FOLDER / "store.db")
    courtwatch = str(Path("target/release/courtwatch").resolve())
    own = [courtwatch, "--db", database, "list", "filings", "--format", "csv"]
    shell = ["sqlite3", "-readonly", "-csv", "-header", database, EXPORT_SQL]
    peer = [SQLITE_UTILS, "query", database, EXPORT_SQL, "--csv"]
    results = in_turns(
        {
            "courtwatch": lambda: process("courtwatch", own, FOLDER / "courtwatch.csv"),
            "sqlite3": lambda: process("sqlite3", shell, FOLDER / "sqlite3.csv"),
            "sqlite-utils": lambda: process("sqlite-utils", peer, FOLDER / "sqlite-utils.csv"),
        },
        max(ROUNDS, 5),
    )
    counts = {name: (FOLDER / f"{name}.csv").read_bytes().count(b"\n") for name in results}
    if len(set(counts.values())) != 1:
        raise SystemExit(f"the exports have different lengths: {counts}")
    return results


def starting(programs: dict[str, str]) -> dict[str, Side]:
    return in_turns(
        {
            "courtwatch": lambda: measured([programs["start_up"]]),
            "sqlite-utils": lambda: measured([programs["start_up"], SQLITE_UTILS, "--help"]),
        }
    )


def reading(programs: dict[str, str]) -> dict[str, Side]:
    return in_turns(
        {
            "courtwatch": lambda: measured([programs["pdf_text"]]),
            "pdftotext": lambda: measured([programs["pdf_text"], "pdftotext"]),
        }
    )


def suggesting(programs: dict[str, str]) -> dict[str, Side]:
    """One core each: the peer's libraries are told not to take more."""
    peer, examples = str(HERE / "bench_peers.py"), str(HERE.parent / "src/analyse/suggest/examples.jsonl")
    alone = {"OMP_NUM_THREADS": 1, "OPENBLAS_NUM_THREADS": 1}
    return in_turns(
        {
            "courtwatch": lambda: measured([programs["suggest"]]),
            "scikit-learn": lambda: measured([PYTHON, peer, "suggest", examples], **alone),
        }
    )


def ratio(value: float) -> str:
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def faster(ours: Side, peer: Side, aim: float) -> list[str]:
    """How many times as fast, by the clock and by the processor, and whether the aim is met."""
    clock = peer.median() / ours.median()
    busy = f"{ratio(peer.median('cpu') / ours.median('cpu'))} ×" if "cpu" in peer.runs[0] else ""
    return [f"{ratio(clock)} ×", busy, f"{aim:g} × as fast" if aim > 1 else "as fast", "met" if clock >= aim else "**missed**"]


def at_most(ours: Side, peer: Side, aim: float) -> list[str]:
    """How many times the time of a peer."""
    clock = ours.median() / peer.median()
    busy = f"{ratio(ours.median('cpu') / peer.median('cpu'))} ×" if "cpu" in peer.runs[0] else ""
    return [f"{ratio(clock)} × the time", busy, f"at most {aim:g} × the time", "met" if clock <= aim else "**missed**"]


def shown(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def row(work: str, ours: Side, name: str, peer: Side, verdict: list[str]) -> str:
    cells = [work, shown(ours.median()), name, shown(peer.median()), *verdict]
    return f"| {' | '.join(cells)} |"


def output(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def machine() -> str:
    cpu = "an unknown processor"
    information = Path("/proc/cpuinfo")
    if information.exists():
        found = re.search(r"^model name\s*:\s*(.+)$", information.read_text(), re.MULTILINE)
        cpu = found.group(1) if found else cpu
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores of {cpu}, {memory:.0f} GB of memory, {platform.system()} {platform.release()}"


def versions() -> str:
    script = "import importlib.metadata as m; print(', '.join(f'{n} {m.version(n)}' for n in ('parsel', 'selectolax', 'sqlite-utils', 'scikit-learn')))"
    return f"{output(PYTHON, '-c', script)} on Python {platform.python_version()}; sqlite3 shell {output('sqlite3', '--version').split()[0]}"


def table(parse: dict[str, Side], small: dict[str, Side], big: dict[str, Side], export: dict[str, Side],
          start: dict[str, Side], text: dict[str, Side], suggest: dict[str, Side]) -> list[str]:
    page, stored = "parse 500 rows into checked records", f"store {ROWS:,} filings, then see them again"
    lines = [
        "| work | courtwatch | peer | its time | by the clock | by the processor | aim | |",
        "|---|---|---|---|---|---|---|---|",
        row(page, parse["courtwatch"], "parsel", parse["parsel"], faster(parse["courtwatch"], parse["parsel"], 5)),
        row(page, parse["courtwatch"], "selectolax", parse["selectolax"],
            faster(parse["courtwatch"], parse["selectolax"], 1)),
        row(stored, big["courtwatch"], "bare prepared statements", big["bare"],
            at_most(big["courtwatch"], big["bare"], 1.5)),
        row(f"the same with {PEER_ROWS:,}", small["courtwatch"], "sqlite-utils", small["sqlite-utils"],
            faster(small["courtwatch"], small["sqlite-utils"], 5)),
        row(f"the same with {PEER_ROWS:,}", small["courtwatch"], "bare prepared statements", small["bare"],
            at_most(small["courtwatch"], small["bare"], 1.5)),
        row(f"export {EXPORT:,} rows to CSV", export["courtwatch"], "sqlite3 shell", export["sqlite3"],
            at_most(export["courtwatch"], export["sqlite3"], 1.5)),
        row(f"export {EXPORT:,} rows to CSV", export["courtwatch"], "sqlite-utils", export["sqlite-utils"],
            faster(export["courtwatch"], export["sqlite-utils"], 5)),
        row("start and print help", start["courtwatch"], "sqlite-utils", start["sqlite-utils"],
            faster(start["courtwatch"], start["sqlite-utils"], 20)),
        row("text of a PDF of 500 pages", text["courtwatch"], "pdftotext", text["pdftotext"],
            faster(text["courtwatch"], text["pdftotext"], 1)),
        row("propose concerns for 4,919 passages", suggest["courtwatch"], "scikit-learn", suggest["scikit-learn"],
            faster(suggest["courtwatch"], suggest["scikit-learn"], 20)),
    ]
    return lines


def ceilings(parse: dict[str, Side], small: dict[str, Side], export: dict[str, Side]) -> list[str]:
    """How far the aims against the Python peers can be met at all: what plain C and Rust reach."""
    stored = small["sqlite-utils"].median() / small["bare"].median()
    shell = export["sqlite-utils"].median() / export["sqlite3"].median()
    lexbor = parse["parsel"].median() / parse["selectolax"].median()
    return [
        f"- **How much room there is**: bare statements, which do the least that can be done, store {ratio(stored)} × as "
        f"fast as sqlite-utils; the sqlite3 shell exports {ratio(shell)} × as fast as sqlite-utils, because most of the "
        f"time is the question itself, which SQLite answers for all; selectolax, which checks nothing, parses "
        f"{ratio(lexbor)} × as fast as parsel.",
    ]


def remarks(big: dict[str, Side], small: dict[str, Side], export: dict[str, Side], nothing: Result) -> list[str]:
    ours, bare = big["courtwatch"], big["bare"]
    peaks = {name: max(run["peak_mb"] for run in side.runs) for name, side in export.items()}
    peak = max(run["peak_mb"] for run in ours.runs)
    less = max(run["peak_mb"] for run in small["courtwatch"].runs)
    return [
        f"- **Storing {ROWS:,} filings**: first reading {shown(ours.median('first'))} (bare {shown(bare.median('first'))}), "
        f"{ROWS / ours.median('first'):,.0f} rows a second; second reading, with 1 % of the titles changed, "
        f"{shown(ours.median('second'))} (bare {shown(bare.median('second'))}). Processor time alone: "
        f"{ours.median('cpu_first'):.1f} s and {ours.median('cpu_second'):.1f} s "
        f"(bare {bare.median('cpu_first'):.1f} s and {bare.median('cpu_second'):.1f} s).",
        f"- **Memory**: at most {peak} MB while {ROWS:,} filings were stored, {less} MB for {PEER_ROWS:,}; "
        f"exporting {EXPORT:,} rows {peaks['courtwatch']} MB (sqlite3 shell {peaks['sqlite3']} MB, "
        f"sqlite-utils {peaks['sqlite-utils']} MB).",
        f"- **An update with nothing new** of {nothing['size']} listings: {nothing['asked']:.0f} requests, of them "
        f"{nothing['robots']:.0f} for robots.txt and {nothing['conditional']:.0f} conditional; "
        f"{nothing['not_modified']:.0f} answers were 304, {nothing['news']:.0f} records were news. The aim is one "
        "conditional request a listing; a listing that cannot count is asked for its first two pages.",
    ]


NOTES = """
## How it is measured

- Everything runs in turns on the same machine in the same run; a figure is the median of its runs. *By the clock* is
  what a person waits, *by the processor* is the time that the process had a core for: on a computer that does other
  work too, the second is the steadier one. An aim counts as met by the clock.
- The input is invented, always the same, and written once for both sides by `benches/input.rs`.
- **Parsing.** The peers take five fields of each row as text. Ours takes the same five and besides decodes the page,
  bounds its depth and size, reads the number by the court's grammar, checks the date, makes the address absolute, and
  looks for hearings that a title announces.
- **Storing.** Twice: all rows are new, then all are seen again and 1 % have another title. A row is an item, a
  filing (a fifth of the rows are further versions of one), a version, a sighting and a change; a page of 1000 rows is
  one transaction with its snapshot, whose bytes are few here. Time spent on making the rows is not counted on any
  side. *Bare* writes the same rows into the same tables with the same settings of SQLite (WAL, `synchronous=NORMAL`,
  foreign keys on, the same cache) and neither looks anything up nor compares; the C library is told on every side to
  keep freed memory. sqlite-utils does what its manual
  suggests, `insert_all` in batches of 1000 with the same keys, indexes and foreign keys, looks up a batch at a time
  and compares as ours does; its settings of SQLite are the defaults with WAL.
- **Exporting.** Whole processes, output to a file, the same rows in the same order. The peers are given the question
  of `courtwatch list filings` in SQL as a person would write it: three joined tables, two questions to the sightings
  of each row, and an order. Ours asks the sightings once, and makes formulas harmless and control characters visible.
- **Start-up.** Fifty times each, the median.
- **Text of a PDF.** Whole processes, five times each, the median: ours starts a process with limits, which reads the
  pages on all cores, tells stamps and running lines from the text and finds the paragraphs; `pdftotext` uses one
  core. The file is made by `benches/pdf_text.rs`.
- **Proposing concerns.** The invented passages that ship, 251,057 words, on one core; starting and learning are not
  counted. Ours reads passage by passage and gives reasons; the peer (tf-idf of words and pairs of words, one-vs-rest
  logistic regression, learned from the same passages) reads all in one batch and gives scores.

Run it with `scripts/bench`; smaller with `COURTWATCH_BENCH_ROWS=100000 scripts/bench`.
"""


def main() -> None:
    programs = benches()
    load = os.getloadavg()[0]
    measured_input = {**os.environ, "COURTWATCH_BENCH_ROWS": str(PEER_ROWS)}
    subprocess.run([programs["input"]], env=measured_input, check=True)
    say("parsing")
    parse = parsing(programs)
    say("starting")
    start = starting(programs)
    say("reading a PDF")
    pdf = reading(programs)
    say("proposing concerns")
    suggest = suggesting(programs)
    say("nothing new")
    nothing = measured([programs["nothing_new"]])
    say("exporting")
    export = exporting(programs)
    say(f"storing {PEER_ROWS:,}")
    small = storing(programs, PEER_ROWS, peer=True)
    say(f"storing {ROWS:,}")
    big = storing(programs, ROWS, peer=False)
    say(f"searching {bench_search.DOCUMENTS:,}")
    full_text = bench_search.run(programs)
    commit = output("git", "rev-parse", "--short", "HEAD")
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    text = [
        "# Benchmarks",
        "",
        "Written by `scripts/bench`; the aims are those of the design. Other work ran on the machine at the same time "
        f"where the load says so: it was {load:.1f} at the beginning and {os.getloadavg()[0]:.1f} at the end.",
        "",
        f"{today}, commit {commit}; {machine()}; {versions()}; {ROUNDS} rounds.",
        "",
        *table(parse, small, big, export, start, pdf, suggest),
        *bench_search.table(full_text),
        "",
        *remarks(big, small, export, nothing),
        *ceilings(parse, small, export),
        *bench_search.remarks(full_text),
        NOTES.rstrip().replace("- **Start-up.**", f"{bench_search.NOTES}\n- **Start-up.**"),
        "",
    ]
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(text), encoding="utf-8")
    say(f"wrote {PAGE}")
    for name in ("store.db", "bare.db", "sqlite-utils.db"):
        for ending in ("", "-wal", "-shm"):
            (FOLDER / f"{name}{ending}").unlink(missing_ok=True)


if __name__ == "__main__":
    if shutil.which("cargo") is None:
        raise SystemExit("cargo is not there")
    main()
