"""Reads a calendar with two parsers that know nothing of each other, and prints what each found as JSON."""

import json
import sys

import icalendar
import vobject


def first(path):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    for event in calendar.walk("VEVENT"):
        value = lambda key: str(event[key]) if key in event else None
        day = lambda key: event[key].dt.isoformat() if key in event else None
        kinds = event.get("CATEGORIES", [])
        kinds = kinds if isinstance(kinds, list) else [kinds]
        yield {
            "uid": value("UID"),
            "sequence": int(event["SEQUENCE"]),
            "status": value("STATUS"),
            "summary": value("SUMMARY"),
            "description": value("DESCRIPTION"),
            "location": value("LOCATION"),
            "url": value("URL"),
            "categories": [str(word) for kind in kinds for word in getattr(kind, "cats", [])],
            "starts": day("DTSTART"),
            "ends": day("DTEND"),
            "stamp": day("DTSTAMP"),
        }


def second(path):
    with open(path, encoding="utf-8", newline="") as file:
        calendar = vobject.readOne(file.read())
    for event in calendar.contents.get("vevent", []):
        value = lambda key: getattr(event, key).value if hasattr(event, key) else None
        day = lambda key: value(key).isoformat() if hasattr(event, key) else None
        yield {
            "uid": value("uid"),
            "sequence": int(value("sequence")),
            "status": value("status"),
            "summary": value("summary"),
            "description": value("description"),
            "location": value("location"),
            "url": value("url"),
            "categories": value("categories") or [],
            "starts": day("dtstart"),
            "ends": day("dtend"),
            "stamp": day("dtstamp"),
        }


json.dump([list(first(sys.argv[1])), list(second(sys.argv[1]))], sys.stdout)
