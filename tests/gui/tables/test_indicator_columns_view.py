"""绩效指标 of a form that adds columns: they stand in the table, can be typed into, and score."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.cell_table import ROLE_COMPUTED
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.domain.names.fields import get
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.views.sections.indicators_view import IndicatorsView
from unit.figures.test_indicator_columns import form, goals, judged, sheet, unscored


def test_columns_of_the_edition_are_in_the_table(qtbot: QtBot) -> None:
    document = Document(form(), sheet(target="5", actual="10").report)
    view = IndicatorsView(document)
    qtbot.addWidget(view)
    model = view.ui.rows.model()
    assert isinstance(model, IndicatorTable)
    columns = [one.shown for one in model.columns]

    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert heads[columns.index("sign")] == "指标符号"
    model.setData(model.index(0, columns.index("sign")), "≤")
    model.setData(model.index(0, columns.index("unit")), "起")

    assert get(document.report, "indicators[0].sign") == "≤"
    assert document.sheet.shown("indicators[0].wanted") == "≤5起"
    assert document.sheet.shown("indicators[0].score") == "5.00"


def test_a_new_row_has_the_columns_of_the_edition(qtbot: QtBot) -> None:
    document = Document(form(), sheet().report)
    view = IndicatorsView(document)
    qtbot.addWidget(view)

    view.ui.add.click()
    view.ui.outline.click()

    assert len(document.report.indicators.indicators) > 1
    assert get(document.report, "indicators[1].office") == ""


def test_a_form_without_points_sums_up_none(qtbot: QtBot) -> None:
    edition = unscored().edition
    document = Document(unscored(), new_report(edition, 2023))
    view = IndicatorsView(document)
    qtbot.addWidget(view)

    view.ui.outline.click()

    assert len(document.report.indicators.indicators) > 1
    assert view.ui.summary_layout.count() == 0
    assert view.ui.rows.model().columnCount() == len(
        ("一级", "二级", "三级", "值", "完成", "率", "因")
    )


def test_a_score_that_is_given_is_asked_for_and_not_called_computed(qtbot: QtBot) -> None:
    document = Document(
        judged(), goals({"points": "10", "target": "40起", "actual": "20起"}).report
    )
    view = IndicatorsView(document)
    qtbot.addWidget(view)
    model = view.ui.rows.model()
    assert isinstance(model, IndicatorTable)
    columns = [one.shown for one in model.columns]
    score = model.index(0, columns.index("score"))

    assert "评分标准" in view.ui.subtitle.text()
    assert "band" not in columns
    assert not score.data(ROLE_COMPUTED)
    model.setData(score, "9.5")
    assert document.sheet.shown("total_score") == "9.50"
    head = view.ui.rows.horizontalHeader()
    label = columns.index("second_score")
    heading = model.headerData(label, Qt.Orientation.Horizontal)
    assert head.sectionSize(label) > head.fontMetrics().horizontalAdvance(heading)
