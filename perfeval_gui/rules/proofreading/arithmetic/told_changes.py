"""Changes as sentences tell them: 比上年减少0.15万元，下降21.43%."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.arithmetic.sentences import LAST_YEAR, Amount, Sentence

Way = Literal[0, 1, -1]
"""1 for more, -1 for less, 0 where nothing is said."""

UP: Final = "增加|增长|增多|增支|增幅|增|上升|上涨|上浮|提高|提升|多支出|多支|多|高出|升高|攀升"
DOWN: Final = (
    "减少|减支|减低|减幅|减|下降|降低|降幅|下滑|下浮|回落|缩减|压减|压缩|少支出|少支|少|节约|节省"
)
# What follows on the word itself: 增加了, 增长率为, 减少额; but 减少为 tells what it became.
_WAY: Final = pattern(
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:(?<=幅)|(?!为))(?:了|额|幅度|率|比例|比率|金额|支出|共|为|达)*$"
)
_BASE: Final = pattern(
    r"(?:同比|比|较|相比|对比|[与同和](?=[^比]{0,12}(?:相比|对比|比较)))(?P<what>[^，。]{0,24})$"
)
_BASES: Final = (
    ("年初预算", pattern("年初")),
    ("全年预算", pattern("全年预算|调整后?的?预算|调整后")),
    ("预算", pattern("预算|计划|控制价|限价|概算|标底")),
)
# How much was added, which is not what it became.
_ADDED: Final = pattern("追加|调[增减]$")
_WITH: Final = frozenset({"相比", "对比", "比较"})
_LAST: Final = pattern(f"{LAST_YEAR}|同期")
_YEAR: Final = pattern("[0-9]{4}(?=年)")
# Nothing of its own before a change: it is about the same as the one before.
_BARE: Final = pattern("(?:同比|环比|比例|幅度|即|约|共|相比|对比|同口径|分别|，| |　)*")
_TEMPLATE: Final = pattern("[增减加少长降]（|增减|/|分别")
# What was saved is measured by what was planned.
_SAVED: Final = pattern("节|压|缩|少支|多支")
_SPLIT: Final = pattern("[；;]")


@dataclass(frozen=True, slots=True)
class Change:
    """One amount or rate of change.

    Attributes:
        amount: The number. way: More or less.
        base: What it is measured against: ``上年``, ``年初预算``, ``全年预算``, ``预算``, a year.
        joined: Whether it follows another change with nothing of its own between.
    """

    amount: Amount
    way: Way
    base: str
    joined: bool


@dataclass(slots=True)
class Told:
    """What is said of one figure.

    Attributes:
        before: The amounts before the changes that they may be about.
        against: What it is compared with, and that amount where it is written.
        subject: The words in the clause of the first change that say what has changed.
        changes: The changes, in order.
    """

    before: tuple[Amount, ...] = ()
    against: tuple[str, Amount] | None = None
    subject: str = ""
    changes: list[Change] = field(default_factory=list)

    def add(self, amount: Amount) -> None:
        """Take an amount that is no change."""
        # 与上年的4.40万元相比
        words = amount.words
        if amount.behind[:2] in _WITH:
            words += amount.behind[:2]
        base = base_of(words) or ("上年" if _LAST.match(amount.words.strip()) else "")
        if base and amount.unit == "万元":
            self.against = (base, amount)
        elif amount.unit == "万元" and _ADDED.search(words) is None:
            self.before = (*self.before, amount)[-_MOST:]

    def compare_years(self) -> None:
        """Take the earlier of two amounts told of years in a row as what is compared with."""
        if self.against is not None or len(self.before) != len(_TWO):
            return
        years = [year[0] if (year := _YEAR.search(one.words)) else "0" for one in self.before]
        for earlier, later in (_TWO, _TWO[::-1]):
            if int(years[later]) == int(years[earlier]) + 1 > 1:
                self.against = (years[earlier], self.before[earlier])
                self.before = (self.before[later],)
                return


_TWO: Final = (0, 1)
_MOST: Final = 12


def told(sentence: Sentence) -> tuple[Told, ...]:
    """The changes of *sentence* with the amounts they may be about."""
    if _TEMPLATE.search(sentence.words):
        return ()
    found = [Told()]
    for amount in sentence.amounts:
        now, change = found[-1], _change(amount, found[-1])
        if change is not None and now.changes and not change.joined:
            found.append(Told(now.before, now.against, _subject(amount), [change]))
        elif change is not None:
            now.subject = now.subject or _subject(amount)
            now.changes.append(change)
        else:
            if now.changes or _SPLIT.search(amount.lead):
                found.append(Told())
            found[-1].add(amount)
    # One change with nothing said of what it is measured against says too little.
    return tuple(
        one for one in found if len(one.changes) > 1 or (one.changes and one.changes[0].base)
    )


def _change(amount: Amount, now: Told) -> Change | None:
    """What *amount* says of a change; None where it says none."""
    match = _WAY.search(amount.words)
    if match is None or amount.unit not in ("万元", "%"):
        return None
    head = amount.words[: match.start()]
    bare = bool(_BARE.fullmatch(head)) and not _SPLIT.search(amount.lead)
    base = base_of(head)
    # 同比 between the two is no other base than 比上年.
    joined = bool(now.changes) and bare and base in ("", now.changes[-1].base)
    if not base and joined:
        base = now.changes[-1].base
    if bare and not now.changes:
        now.compare_years()
        base = base or (now.against[0] if now.against is not None else "")
    if not base and not now.before and not now.changes and now.against is not None:
        # 与上年60万元相比，公用经费减少3.6万元
        base = now.against[0]
    if not base and (not bare or _SAVED.search(match[0])):
        return None
    return Change(amount, 1 if match["up"] else -1, base, joined)


def way_of(words: str) -> Way:
    """Whether an amount behind *words* is one of more or of less; 0 where it is neither."""
    match = _WAY.search(words)
    return 0 if match is None else 1 if match["up"] else -1


def base_of(words: str) -> str:
    """What *words* compare with, as in `Change`; empty where they do not compare."""
    match = _BASE.search(words)
    if match is None:
        return ""
    what = match["what"]
    if match[0].startswith("同比") or _LAST.search(what):
        # Last year's budget is not in the tables.
        return "上年预算" if "预算" in what else "上年"
    year = _YEAR.search(what)
    if year is not None and "预算" not in what:
        return year[0]
    return next((name for name, said in _BASES if said.search(what)), "")


def _subject(amount: Amount) -> str:
    match = _BASE.search(amount.words) or _WAY.search(amount.words)
    head = amount.words[: match.start()].strip(" 　") if match is not None else ""
    return "" if _BARE.fullmatch(head) else head
