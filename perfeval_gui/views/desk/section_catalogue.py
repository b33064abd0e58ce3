"""The view of each section, by its key: imported when the section is first visited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from perfeval_gui.document.document import Document
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS, Section
from perfeval_gui.views.sections.lacking_ticks import add_ticks
from perfeval_gui.views.sections.proof_count import add_proofs
from perfeval_gui.views.sections.section_view import SectionView

_TITLES: Final = frozenset(section.title for section in STANDARD_SECTIONS)


def _cover(document: Document) -> SectionView:
    from perfeval_gui.views.sections.cover_view import CoverView

    return CoverView(document)


def _staffing(document: Document) -> SectionView:
    from perfeval_gui.views.sections.staffing_view import StaffingView

    return StaffingView(document)


def _funds(document: Document) -> SectionView:
    from perfeval_gui.views.sections.funds_view import FundsView

    return FundsView(document)


def _projects(document: Document) -> SectionView:
    from perfeval_gui.views.sections.projects_view import ProjectsView

    return ProjectsView(document)


def _buildings(document: Document) -> SectionView:
    from perfeval_gui.views.sections.buildings_view import BuildingsView

    return BuildingsView(document)


def _execution(document: Document) -> SectionView:
    from perfeval_gui.views.sections.execution_view import ExecutionView

    return ExecutionView(document)


def _goals(document: Document) -> SectionView:
    from perfeval_gui.views.sections.goals_view import GoalsView

    return GoalsView(document)


def _indicators(document: Document) -> SectionView:
    from perfeval_gui.views.sections.indicators_view import IndicatorsView

    return IndicatorsView(document)


def _evaluators(document: Document) -> SectionView:
    from perfeval_gui.views.sections.evaluators_view import EvaluatorsView

    return EvaluatorsView(document)


def _report(document: Document) -> SectionView:
    from perfeval_gui.views.text.narrative_view import ReportView

    return ReportView(document)


def _output(document: Document) -> SectionView:
    from perfeval_gui.views.output.output_view import OutputView

    return OutputView(document)


def _drawn(document: Document, section: Section) -> SectionView:
    from perfeval_gui.views.drawn.drawn_view import DrawnView

    return DrawnView(document, section)


def view_of(document: Document, section: Section) -> SectionView:
    """The view of *section*, with the ticks of what the unit may not have, and its files."""
    view = _laid_out(document, section)
    if (ticks := add_ticks(view, document, section)) is not None:
        ticks.visited.connect(view.visited)
    add_proofs(view, document, section)
    return view


def _laid_out(document: Document, section: Section) -> SectionView:
    """One of the program's views, or one as the pages of the edition draw it."""
    if not section.view:
        return _drawn(document, section)
    view = VIEWS[section.view](document)
    if section.title not in _TITLES or not all(one.view for one in document.sheet.edition.sections):
        view.entitle(section.title)
    return view


# A view is imported and built when its section is first visited: the window comes up sooner.
VIEWS: Final[Mapping[str, Callable[[Document], SectionView]]] = MappingProxyType(
    {
        "cover": _cover,
        "staffing": _staffing,
        "funds": _funds,
        "projects": _projects,
        "buildings": _buildings,
        "execution": _execution,
        "goals": _goals,
        "indicators": _indicators,
        "evaluators": _evaluators,
        "report": _report,
        "output": _output,
    }
)
