"""What was completed of a budget, and rates of execution; for other targets see `targets`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.arithmetic.known_amounts import Asked, Tables
from perfeval_gui.rules.proofreading.arithmetic.sentences import (
    CHECK,
    HUNDRED,
    Amount,
    Sentence,
    in_words,
    is_of_nothing,
    percent,
)
from perfeval_gui.rules.proofreading.prose.lexicon import SPENT, Term
from perfeval_gui.rules.proofreading.prose.texts import Slip

_DONE: Final = pattern(
    r"(?P<who>[^占完]{0,20}?)(?:(?:实际)?完成|占|为|是|达到?|相当于)(?:了|全部)*"
    r"(?:年度|[0-9]{4}年度?|当年|本年|部门)?"
    r"(?P<of>年初预算|全年预算|调整后?的?预算|预算)(?:数|安排数?|批复数?|总?额)*的?(?:比例)?(?:为|达到?)?"
)
_RATE: Final = pattern(
    r"(?P<who>[^率]{0,20}?)(?P<of>年初预算|全年预算|调整后预算|预算)?(?:资金)?(?:支出)?(?:执行|完成)率"
    r"(?:为|是|达到?|约)*"
)
_BUDGET: Final = pattern("预算|下达|安排|批复|计划|调整后")
_ENDS_BUDGET: Final = pattern("预算(?:数|安排数?|批复数?|总?额|为|是|共|达到?)*$")
_SPENT: Final = pattern(SPENT)
_OTHER: Final = pattern("比|较|增|减|节约|结余|结转|追加|调整数|其中|超支|人均")


def rates_agree(sentence: Sentence) -> Asked | None:
    """What is said to be completed of a budget is what was spent divided by it."""
    claims = list(_claims(sentence))
    return partial(_differing, sentence, claims) if claims else None


def _claims(sentence: Sentence) -> Iterator[_Claim]:
    for at, rate in enumerate(sentence.amounts):
        if rate.unit != "%":
            continue
        words = rate.words.strip(" 　：:")
        done = _DONE.fullmatch(words)
        match = done or _RATE.fullmatch(words)
        if match is not None:
            of = _of(match["of"] or "", rate=done is None)
            yield _Claim(rate, match["who"] or "", of, _before(sentence, at))


def _differing(sentence: Sentence, claims: list[_Claim], tables: Tables) -> Iterator[Slip]:
    for claim in claims:
        if claim.rate.year in ("", f"{tables.year}"):
            slip = _checked(tables, sentence, claim.rate, claim)
            if slip is not None:
                yield slip


@dataclass(frozen=True, slots=True)
class _Claim:
    """What was completed: the rate, its own words, the kind of budget, and the amounts before."""

    rate: Amount
    who: str
    of: str
    before: tuple[Amount, ...]


def _of(words: str, *, rate: bool) -> str:
    if words.startswith("年初"):
        return "年初预算"
    if words.startswith(("全年", "调整")):
        return "全年预算"
    return "执行率" if rate else "预算"


def _before(sentence: Sentence, at: int) -> tuple[Amount, ...]:
    """The amounts of money before amount *at*, back to a mark that ends what was told of."""
    found = sentence.before(at, sentence.amounts[at].lead)
    return tuple(one for one in found if one.unit == "万元")[::-1]


def _checked(tables: Tables, sentence: Sentence, rate: Amount, claim: _Claim) -> Slip | None:
    budgets = [one for one in claim.before if _is_budget(one)]
    spent = [one for one in claim.before if _is_spent(one)]
    pairs = [(one.value, two.value) for one in spent for two in budgets]
    told = list(pairs)
    term = _term(tables, claim, spent)
    known = list(_by_tables(tables, term, claim.of))
    pairs += known
    pairs += [(one.value, budget) for one in spent for _, budget in known]
    if term is not None and (final := tables.final(term)) is not None:
        pairs += [(final, one.value) for one in budgets]
    if not pairs or any(_fits(rate, one, two) for one, two in pairs):
        return None
    plain = len(claim.before) == len(told) + 1 == 2 and _same_budget(claim.of, budgets)  # noqa: PLR2004  # one of each
    certain = plain or (bool(known) and claim.of != "预算" and _told_alone(tables, claim))
    part, whole = pairs[0]
    first = claim.before[0] if claim.before else rate
    says = (
        f"“{sentence.quoted(first, rate)}”里的 {in_words(rate.value, '%')} 不对："
        f"{_divided(tables, part, whole) if whole > 0 else '预算是 0，算不出来'}，请核对后改正。"
    )
    near = any(rate.nearly(one / two * HUNDRED) for one, two in pairs if two > 0)
    level = "error" if certain and not near and whole > 0 else "hint"
    return Slip(CHECK, rate.begin, rate.end, says, level=level)  # type: ignore[arg-type]  # of the two words


def _told_alone(tables: Tables, claim: _Claim) -> bool:
    """Whether nothing but the figure that the tables know is told of."""
    return len(claim.before) <= 1 and all(map(tables.agrees, claim.before))


def _is_budget(one: Amount) -> bool:
    words = one.words
    if _ENDS_BUDGET.search(words) and not _OTHER.search(words):
        # 基本支出年初预算
        return True
    return (
        bool(_BUDGET.search(words))
        and not _SPENT.search(words.replace("支出预算", ""))
        and (not _OTHER.search(words))
    )


def _is_spent(one: Amount) -> bool:
    return not _BUDGET.search(one.words) and not _OTHER.search(one.words)


def _same_budget(of: str, budgets: Sequence[Amount]) -> bool:
    """Whether the budget that is written is the one that the rate is of."""
    words = budgets[0].words if budgets else ""
    return of == "预算" or ("年初" in words) == (of == "年初预算")


def _term(tables: Tables, claim: _Claim, spent: Sequence[Amount]) -> Term | None:
    """The figure that is told of: by the words of the rate, or those of what was spent."""
    if claim.who and not tables.words.says_nothing(claim.who):
        return tables.named(claim.who)
    terms = [tables.term(one) for one in spent]
    return terms[0] if len(terms) == 1 else None


def _by_tables(tables: Tables, term: Term | None, of: str) -> Iterator[tuple[Decimal, Decimal]]:
    """What the tables say was spent of which budget."""
    bases = {"预算": ("年初预算", "全年预算"), "执行率": ("全年预算",)}.get(of, (of,))
    if term is None:
        return
    final = tables.final(term)
    for base in bases:
        budget = tables.base(term, base)
        if final is not None and budget:
            yield final, budget


def _divided(tables: Tables, part: Decimal, whole: Decimal) -> str:
    return f"{tables.money(part)} ÷ {tables.money(whole)} = {percent(part / whole)}"


def _fits(rate: Amount, part: Decimal, whole: Decimal) -> bool:
    if whole <= 0:
        return is_of_nothing(part, whole, rate.value)
    return rate.says(part / whole * HUNDRED)
