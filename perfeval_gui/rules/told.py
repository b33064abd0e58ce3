"""How total score and grade are told beside the forms, with what they still wait for."""

from __future__ import annotations

from perfeval_gui.domain.values import number
from perfeval_gui.rules.rulebook import Sheet


def told_score(sheet: Sheet) -> str:
    """Total score and grade for the foot of a form; how many scores the grade waits for."""
    score, grade = sheet.shown("total_score"), sheet.shown("grade")
    if not score:
        return "总分 空白"
    if grade:
        return f"总分 {score}　{grade}"
    lacking = missing_scores(sheet)
    why = f"还缺 {lacking} 项得分" if lacking else "分值合计还不是 100"
    return f"总分 {score}（{why}，未评等级）"


def missing_scores(sheet: Sheet) -> int:
    """How many scores are missing, that of the execution among them."""
    pairs = zip(
        sheet.column("indicators[].points"), sheet.column("indicators[].score"), strict=True
    )
    missing = sum(number(full) is not None and number(score) is None for full, score in pairs)
    return missing + (number(sheet.value("execution_score")) is None)
