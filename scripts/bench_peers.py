"""The peers' side of a comparison, on the files that `benches/input.rs` writes. One line of JSON for each measurement.

    bench_peers.py parsel|selectolax listing.html
    bench_peers.py sqlite-utils filings.tsv DATABASE ROWS
    bench_peers.py suggest examples.jsonl
"""

import hashlib
import itertools
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

PAGE = 1000
LISTING = "icc/decisions"
READINGS = ["2026-01-05T08:00:00Z", "2026-01-06T08:00:00Z"]
SITE = "https://www.icc-cpi.int/court-record/"

Row = dict[str, Any]


def tell(what: str, size: int, seconds: float, **more: float) -> None:
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps({"what": what, "size": size, "seconds": seconds, "peak_mb": peak, **more}))


# ---- parsing: address, title, case name, chamber and date of every row, as text


def with_parsel(body: bytes) -> list[tuple[str, ...]]:
    from parsel import Selector

    page = Selector(text=body.decode("utf-8"))
    return [
        (
            row.css("a[href*='/court-record/']::attr(href)").get(default=""),
            row.css(".recordTitle ::text").get(default="").strip(),
            row.css(".courtRecordcaseName::text").get(default="").strip(),
            row.css(".tags::text").get(default="").strip(),
            row.css(".datetime::text").get(default="").strip(),
        )
        for row in page.css(".views-row")
    ]


def with_selectolax(body: bytes) -> list[tuple[str, ...]]:
    from selectolax.lexbor import LexborHTMLParser

    def text(row: Any, css: str) -> str:
        found = row.css_first(css)
        return found.text(strip=True) if found else ""

    def link(row: Any) -> str:
        found = row.css_first("a[href*='/court-record/']")
        return found.attributes["href"] if found else ""

    page = LexborHTMLParser(body)
    return [
        (
            link(row),
            text(row, ".recordTitle"),
            text(row, ".courtRecordcaseName"),
            text(row, ".tags"),
            text(row, ".datetime"),
        )
        for row in page.css(".views-row")
    ]


def parse(name: str, read: Callable[[bytes], list[tuple[str, ...]]], path: Path) -> None:
    body = path.read_bytes()
    times, busy = [], []
    start = time.perf_counter()
    while time.perf_counter() - start < 2 or len(times) < 5:
        before, cpu = time.perf_counter(), time.thread_time()
        rows = read(body)
        times.append(time.perf_counter() - before)
        busy.append(time.thread_time() - cpu)
        if not rows or not all(all(row) for row in rows):
            raise SystemExit(f"{name} did not read every field")
    digest = hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()
    print(f"{name} read {len(rows)} rows, {digest[:12]}", file=sys.stderr)
    tell(f"parse_listing {name}", len(rows), statistics.median(times), cpu=statistics.median(busy))


# ---- storing: the way of sqlite-utils' manual, insert_all and upsert_all in batches of 1000


def tables(db: Any) -> None:
    """What schema.sql has for filings, by the library's own means."""
    db["snapshot"].create({"id": int, "url": str, "retrieved": str}, pk="id")
    db["filing"].create({"id": int, "court": str, "base": str, "case_number": str, "case_name": str}, pk="id")
    db["filing"].create_index(["court", "base"], unique=True)
    db["filing"].create_index(["court", "case_number"])
    db["item"].create(
        {"id": int, "kind": str, "court": str, "key": str, "state": str, "first_seen": str, "first_snapshot": int},
        pk="id",
        foreign_keys=[("first_snapshot", "snapshot", "id")],
    )
    db["item"].create_index(["kind", "court", "key"], unique=True)
    db["version"].create(
        {"item": int, "filing": int, "number": str, "title": str, "type": str, "chamber": str, "level": str,
         "classification": str, "listed": str, "page_url": str, "authority": int},
        pk="item",
        foreign_keys=[("item", "item", "id"), ("filing", "filing", "id")],
    )
    db["version"].create_index(["filing"])
    db["sighting"].create(
        {"listing": str, "reference": str, "item": int, "record": str, "first_seen": str, "last_seen": str,
         "first_snapshot": int, "last_snapshot": int, "missed": int},
        pk=("listing", "reference"),
        foreign_keys=[
            ("item", "item", "id"),
            ("first_snapshot", "snapshot", "id"),
            ("last_snapshot", "snapshot", "id"),
        ],
    )
    db["sighting"].create_index(["item"])
    db["change"].create(
        {"id": int, "at": str, "item": int, "kind": str, "old": str, "new": str, "listing": str,
         "old_snapshot": int, "new_snapshot": int},
        pk="id",
        foreign_keys=[("item", "item", "id")],
    )
    db["change"].create_index(["item"])


def pages(path: Path, rows: int, again: bool) -> Iterator[list[Row]]:
    """The rows as an adapter would give them, in pages."""
    names = ["number", "base", "case", "title", "second", "case_name", "chamber", "listed"]
    with path.open(encoding="utf-8") as lines:
        for page in batches(itertools.islice(lines, rows)):
            filled = [dict(zip(names, line.rstrip("\n").split("\t"), strict=True)) for line in page]
            for row in filled:
                second = row.pop("second")
                row["title"] = second if again else row["title"]
                row["url"] = SITE + row["number"].lower()
            yield filled


def batches(lines: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(itertools.islice(lines, PAGE)):
        yield batch


def record(row: Row) -> str:
    fields = {"number": row["number"], "title": row["title"], "listed": row["listed"], "type": "",
              "chamber": row["chamber"], "case": row["case"], "case name": row["case_name"], "page": row["url"]}
    return json.dumps(fields, ensure_ascii=False)


def holes(values: list[Any]) -> str:
    return ",".join("?" * len(values))


def save_page(db: Any, page: list[Row], snapshot: int, at: str) -> None:
    """Look up what is known, insert what is new, note what changed, and see the rest again: one transaction."""
    with db.conn:
        db["snapshot"].insert({"id": snapshot, "url": f"https://www.icc-cpi.int/decisions?page={snapshot}",
                               "retrieved": at})
        references = [row["url"] for row in page]
        known = {
            s["reference"]: s
            for s in db["sighting"].rows_where(f"listing = ? and reference in ({holes(references)})",
                                               [LISTING, *references])
        }
        new = [row for row in page if row["url"] not in known]
        if new:
            insert_new(db, new, snapshot, at)
        if known:
            see_again(db, [row for row in page if row["url"] in known], known, snapshot, at)


def insert_new(db: Any, new: list[Row], snapshot: int, at: str) -> None:
    families = {row["base"]: row for row in new}
    db["filing"].insert_all(
        ({"court": "icc", "base": base, "case_number": row["case"], "case_name": row["case_name"]}
         for base, row in families.items()),
        ignore=True, batch_size=PAGE,
    )
    bases = list(families)
    ids = {f["base"]: f["id"]
           for f in db["filing"].rows_where(f"court = 'icc' and base in ({holes(bases)})", bases, select="id, base")}
    first = (db.execute("select max(id) from item").fetchone()[0] or 0) + 1
    db["item"].insert_all(
        ({"id": first + n, "kind": "filing", "court": "icc", "key": row["number"], "state": "listed",
          "first_seen": at, "first_snapshot": snapshot} for n, row in enumerate(new)),
        batch_size=PAGE,
    )
    db["version"].insert_all(
        ({"item": first + n, "filing": ids[row["base"]], "number": row["number"], "title": row["title"], "type": "",
          "chamber": row["chamber"], "level": "public", "classification": "", "listed": row["listed"],
          "page_url": row["url"], "authority": 3} for n, row in enumerate(new)),
        batch_size=PAGE,
    )
    db["sighting"].insert_all(
        ({"listing": LISTING, "reference": row["url"], "item": first + n, "record": record(row), "first_seen": at,
          "last_seen": at, "first_snapshot": snapshot, "last_snapshot": snapshot, "missed": 0}
         for n, row in enumerate(new)),
        batch_size=PAGE,
    )
    db["change"].insert_all(
        ({"at": at, "item": first + n, "kind": "new", "listing": LISTING, "new_snapshot": snapshot}
         for n, _ in enumerate(new)),
        batch_size=PAGE,
    )


def see_again(db: Any, rows: list[Row], known: dict[str, Row], snapshot: int, at: str) -> None:
    changes, titles, sightings = [], [], []
    for row in rows:
        before, now = known[row["url"]], record(row)
        sightings.append({**before, "record": now, "last_seen": at, "last_snapshot": snapshot, "missed": 0})
        if before["record"] == now:
            continue
        old = json.loads(before["record"])["title"]
        titles.append({"item": before["item"], "title": row["title"]})
        changes.append({"at": at, "item": before["item"], "kind": "title", "old": old, "new": row["title"],
                        "listing": LISTING, "old_snapshot": before["last_snapshot"], "new_snapshot": snapshot})
    db["sighting"].insert_all(sightings, replace=True, batch_size=PAGE)
    for title in titles:
        db["version"].update(title["item"], {"title": title["title"]})
    if changes:
        db["change"].insert_all(changes, batch_size=PAGE)


def store(path: Path, database: Path, rows: int) -> None:
    import sqlite_utils

    for ending in ("", "-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)
    db = sqlite_utils.Database(str(database))
    db.enable_wal()
    db.execute("pragma synchronous = normal")
    db.execute("pragma foreign_keys = on")
    tables(db)
    spent, busy, number = [0.0, 0.0], [0.0, 0.0], 0
    for reading, at in enumerate(READINGS):
        for page in pages(path, rows, reading == 1):
            number += 1
            before, cpu = time.perf_counter(), time.thread_time()
            save_page(db, page, number, at)
            spent[reading] += time.perf_counter() - before
            busy[reading] += time.thread_time() - cpu
    count = db["item"].count
    changed = db["change"].count_where("kind = 'title'")
    if count != rows or changed != len(range(7, rows, 100)):
        raise SystemExit(f"{count} rows are stored, {changed} changed")
    tell("store_filings sqlite-utils", rows, sum(spent), first=spent[0], second=spent[1], cpu=sum(busy))


def suggest(path: Path) -> None:
    """A pipeline as a person would write it: tf-idf of words and pairs of words, one-vs-rest logistic regression.
    It learns from the examples and then reads them; only the reading is timed."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import MultiLabelBinarizer

    examples = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [example["text"] for example in examples]
    labels = MultiLabelBinarizer().fit_transform([example["labels"] for example in examples])
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, strip_accents="unicode", min_df=2)
    pipeline = make_pipeline(words, OneVsRestClassifier(LogisticRegression(solver="liblinear", C=20)))
    pipeline.fit(texts, labels)
    before, cpu = time.perf_counter(), time.process_time()
    scores = pipeline.decision_function(texts)
    for row in scores:
        row.argsort()[-5:]
    spent, busy = time.perf_counter() - before, time.process_time() - cpu
    tell("suggest scikit-learn", sum(len(text.split()) for text in texts), spent, cpu=busy)


def main() -> None:
    what, path = sys.argv[1], Path(sys.argv[2])
    if what == "suggest":
        suggest(path)
        return
    if what == "sqlite-utils":
        store(path, Path(sys.argv[3]), int(sys.argv[4]))
    else:
        parse(what, {"parsel": with_parsel, "selectolax": with_selectolax}[what], path)


main()
