"""What is joined to the desk once the first report is opened, and shown beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval_gui.views.drafts.draft_actions import DraftActions
    from perfeval_gui.views.window.main_window import MainWindow
    from perfeval_gui.working.pace import Pace


def join_evidence(window: MainWindow, pace: Pace) -> None:
    """Serve what belongs to files that prove indicators in *window*, which has a desk."""
    from perfeval_gui.views.evidence.actions import EvidenceActions

    if window.desk is not None:
        EvidenceActions(window, window.desk, pace)


def show_overview(window: MainWindow, drafts: DraftActions) -> None:
    """Show 情况一览 of the report that *drafts* serves."""
    from perfeval_gui.views.overview.actions import OverviewActions

    OverviewActions(window, drafts).show()
