"""自评报告: the outline, the passage that is being written, and how it reads in print."""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QListWidgetItem, QSizePolicy, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.document.marks import SIGNS
from perfeval_gui.document.passages import text_of, with_text
from perfeval_gui.domain.cells.values import is_blank
from perfeval_gui.domain.edition.edition import Heading
from perfeval_gui.domain.names.fields import address
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.rules.findings.finding import Finding, Level
from perfeval_gui.rules.sentences.starting_texts import awaited, starting_text
from perfeval_gui.rules.sentences.text_links import MISSING, YEARS, pieces, printed, shown_link
from perfeval_gui.views.cells.input_keys import Keys
from perfeval_gui.views.cells.long_text import replace_text
from perfeval_gui.views.cells.marker import Below
from perfeval_gui.views.generated.ui_report import Ui_ReportView
from perfeval_gui.views.kit.note_delegate import NOTE, NoteDelegate
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.text.passage_binding import PassageBinding
from perfeval_gui.views.text.sides import Sides
from perfeval_gui.working.qt_text import tip

_UNWRITTEN: Final = "未写"
_INDENT: Final = "　"
_HEADINGS: Final = 42
"""Digits that the outline is wide where there is room."""
_TAKES: Final = "用起始文字代替这一段，可以撤销：\n"
# The printed text waits for a pause in typing: laying a long one out costs more than a key may.
_PAUSE_MS: Final = 150


class ReportView(SectionView):
    """Lets the clerk write the report passage by passage, with figures that follow the tables."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the report's text in *document*."""
        super().__init__(document, parent)
        self.ui = Ui_ReportView()
        self.ui.setupUi(self)
        self._headings: tuple[Heading, ...] = ()
        self._binding = PassageBinding(document, self.ui.passage)
        self._below = Below(self.ui.passage_fault, self.fontMetrics().lineSpacing())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._binding.visited.connect(self.visited)
        self._binding.marked.connect(self._say_below)
        self._binding.refused.connect(self.refused)
        self._binding.done.connect(self._write_next)
        self._pause.timeout.connect(self._print)
        self.ui.passage.verticalScrollBar().valueChanged.connect(self._scroll_along)
        self.ui.link_search.chosen.connect(self._binding.insert)
        self.ui.take_start.clicked.connect(self._take_start)
        self.ui.outline.currentRowChanged.connect(self._choose)
        self.ui.outline.itemClicked.connect(self._write_on)
        self.ui.outline.itemActivated.connect(self._write_on)
        document.changed.connect(self._follow)
        document.told.changed.connect(self._note)
        document.opened.connect(self._restart)
        self._restart(document.state)
        self.bind()

    def _lay_out(self) -> None:
        ui, digit = self.ui, self.fontMetrics().horizontalAdvance("0")
        keeps = ui.take_start.sizePolicy()
        # It comes and goes while the text is typed: the heading beside it stays as it is.
        keeps.setRetainSizeWhenHidden(True)
        ui.take_start.setSizePolicy(keeps)
        ui.outline.setItemDelegate(NoteDelegate(ui.outline))
        ui.outline.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ui.outline.setMinimumWidth(digit * 24)
        ui.sides.setStretchFactor(1, 1)
        Sides(ui.sides, _HEADINGS)
        line = self.fontMetrics().lineSpacing()
        ui.passage.setMinimumHeight(line * 8)
        ui.printed.setMinimumHeight(line * 4)
        for box in (ui.passage, ui.printed):
            # Qt's wish of 192 pixels each would let the page scroll; they share what is left.
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        ui.printed.setUndoRedoEnabled(False)
        ui.printed.setTabChangesFocus(True)
        ui.printed.installEventFilter(Keys("", ui.printed, returns=False))
        for label in (ui.heading, ui.printed_label):
            label.setTextFormat(Qt.TextFormat.PlainText)

    def begin(self) -> None:
        """Write on in the passage that is chosen."""
        self.ui.passage.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, name: str) -> bool:
        """Choose the passage that *name* is a cell of and put the focus into its text."""
        found = address(name)
        if found is None or found[0] != "passages" or found[1] is None:
            return False
        passages = self.document.report.narrative.passages
        return found[1] < len(passages) and self.go_to_heading(passages[found[1]].key)

    def go_to_heading(self, key: str) -> bool:
        keys = [heading.key for heading in self._headings if heading.passage]
        if key not in keys:
            return False
        self.ui.outline.setCurrentRow([heading.key for heading in self._headings].index(key))
        self.ui.passage.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._binding.look.rehighlight()
            self.ui.passage.underline()

    def select(self, name: str, span: tuple[int, int]) -> None:
        if self.go_to(name):
            self._binding.select(span)

    def _say_below(self, found: Finding | None) -> None:
        """Say below the passage what was found about it; the line is kept free for that."""
        self._below.say("", found)

    # ---- the outline

    def _restart(self, state: State) -> None:
        self._headings = state.sheet.edition.outline
        self.ui.outline.clear()
        for heading in self._headings:
            item = QListWidgetItem(_INDENT * (heading.level - 1) + heading.text, self.ui.outline)
            item.setToolTip(tip(heading.text))
            if not heading.passage:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._follow(state)
        self._note(state)
        first = next((row for row, heading in enumerate(self._headings) if heading.passage), -1)
        self.ui.outline.setCurrentRow(first)

    def _choose(self, row: int) -> None:
        if row < 0:
            return
        self.ui.heading.setText(self._headings[row].text)
        self._binding.choose(self._headings[row])
        self._offer_start(self.document.state)
        self._print()

    def _write_next(self) -> None:
        """Go on with the passage under the next heading that has one; else the part ends."""
        after = range(self.ui.outline.currentRow() + 1, len(self._headings))
        row = next((row for row in after if self._headings[row].passage), -1)
        if row < 0:
            self.ended.emit()
        else:
            self.ui.outline.setCurrentRow(row)
            self.ui.passage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_on(self, _item: QListWidgetItem) -> None:
        self.ui.passage.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- what follows from the document

    def _follow(self, state: State) -> None:
        self.ui.link_search.show_links(self._links(state))
        self._offer_start(state)
        self._pause.start()

    def _note(self, state: State) -> None:
        """Say in the outline what is not written yet, and where something was found."""
        found = _signs(self.document, state)
        for row, heading in enumerate(self._headings):
            blank = heading.passage and is_blank(text_of(state.report, heading.key))
            item = self.ui.outline.item(row)
            note = " ".join(filter(None, (_UNWRITTEN if blank else "", found.get(heading.key))))
            if item.data(NOTE) != note:
                item.setData(NOTE, note)
                spoken = f"{heading.text}，{note}" if note else heading.text
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _heading(self) -> Heading | None:
        row = self.ui.outline.currentRow()
        return self._headings[row] if 0 <= row < len(self._headings) else None

    def _offer_start(self, state: State) -> None:
        """Say what an empty passage waits for; offer a rewritten one its standard sentences."""
        heading = self._heading()
        if heading is None:
            return
        sheet = state.sheet
        start = starting_text(sheet, heading)
        words = [sheet.edition.links.get(n) or sheet.label(n) for n in awaited(sheet, heading)]
        waits = f"填好{'、'.join(words)}以后" if words else ""
        self.ui.passage.setPlaceholderText(
            f"{waits}，这里自动写出起始文字；也可以自己写。" if waits and not start else ""
        )
        wanted = bool(start) and start != text_of(state.report, heading.key)
        wanted = wanted and not self.document.read_only
        if wanted:
            self.ui.take_start.setToolTip(tip(f"{_TAKES}{printed(start, sheet)}"))
        if wanted == self.ui.take_start.isHidden():
            self.ui.take_start.setVisible(wanted)

    def _take_start(self) -> None:
        if (heading := self._heading()) is not None:
            text = starting_text(self.document.sheet, heading)
            report = with_text(self.document.report, heading.key, text)
            self.document.edit("套用起始文字", report)
            self.ui.passage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _links(self, state: State) -> list[tuple[str, str]]:
        """Every word that may be put into the text, with what it prints now."""
        sheet = state.sheet
        figures = [(word, shown_link(sheet, name)) for name, word in sheet.edition.links.items()]
        years = [(word, printed(f"{{{name}}}", sheet)) for name, word in YEARS.items()]
        return [(word, value.strip()) for word, value in (*figures, *years)]

    def _print(self) -> None:
        """Show the passage as it will be printed, and which of its figures are still missing."""
        self._pause.stop()
        row = self.ui.outline.currentRow()
        if row < 0:
            return
        sheet = self.document.sheet
        parts = tuple(pieces(text_of(sheet.report, self._headings[row].key), sheet))
        replace_text(self.ui.printed, "".join(text for text, _ in parts))
        words = dict.fromkeys(
            sheet.edition.links[name] for text, name in parts if name and text == MISSING
        )
        missing = f"（还没有数字：{'、'.join(words)}）" if words else ""
        self.ui.printed_label.setText(f"打印为{missing}")
        self._scroll_along()

    def _scroll_along(self) -> None:
        """Show the stretch of the printed text that is being written."""
        written = self.ui.passage.verticalScrollBar()
        read = self.ui.printed.verticalScrollBar()
        read.setValue(round(read.maximum() * written.value() / max(written.maximum(), 1)))


def _signs(document: Document, state: State) -> dict[str, str]:
    """Signs and numbers of what must be mended or explained, by key of the passage."""
    counts: Counter[tuple[str, Level]] = Counter()
    passages = state.report.narrative.passages
    for finding in document.told.findings if passages else ():
        where = address(finding.name) if finding.level != "hint" else None
        if where is None or where[0] != "passages" or where[1] is None:
            continue
        if state_of(finding, state.report) != "answered":
            counts[passages[where[1]].key, finding.level] += 1
    notes: dict[str, str] = {}
    for (key, level), count in counts.items():
        notes[key] = f"{notes.get(key, '')} {SIGNS[level]}{count}".strip()
    return notes
