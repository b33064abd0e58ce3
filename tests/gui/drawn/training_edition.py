"""An edition that declares everything there is: a table whose rows are added, prose, choices."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from perfeval_gui.editions.folder import read_edition
from perfeval_gui.rules.figures.rulebook import Rulebook

_TOML: Final = """
name = "培训项目自评表"
year = 2024
file_name = "{project_name}{Y}年度自评表"

[money]
unit = "元"
places = 2
grouped = true

[[sections]]
key = "base"
title = "基本情况"
names = ["unit", "report_date"]

[[sections]]
key = "training"
title = "培训班次"

[[sections]]
key = "staffing"
title = "编制"

[[cells]]
key = "project_name"
section = "base"
label = "项目名称"
kind = "text"
needed = true
help = "与预算批复的项目名称一致。"

[[cells]]
key = "nature"
section = "base"
label = "项目属性"
kind = "choice"
choices = ["常年性", "一次性"]

[[cells]]
key = "open_bid"
section = "base"
label = "公开招标"
kind = "tick"

[[cells]]
key = "begun"
section = "base"
label = "开始时间"
kind = "month"

[[cells]]
key = "granted"
section = "base"
label = "批复金额"
kind = "money"

[[cells]]
key = "story"
section = "base"
label = "项目概况"
kind = "prose"

[[cells]]
key = "contact"
section = "base"
label = "联系人"
kind = "text"

[[tables]]
key = "held"
section = "training"
noun = "班次"
columns = [
    ["title", "班次名称", "text"],
    { key = "way", label = "形式", kind = "choice", choices = ["集中", "网络"] },
    ["open", "对外", "tick"],
    ["people", "参训人数", "count"],
    ["cost", "费用", "money"],
    ["each", "人均费用", "ratio cost people"],
]

[[figures]]
name = "cost_total"
label = "费用合计"
rule = "sum"
of = ["held[].cost"]

[labels]
unit = "实施单位"
quota = "编制数"
report_date = "填报日期"

[[parts]]
key = "page"
"""
_PAGE: Final = """
title 培训项目自评表
margins 15 16 15 18

@title 培训项目自评表
columns 24 60 24 60
| [project_name] | '{project_name} | < | < |
| [unit] | '{unit} | [begun] | {begun} |
| [nature] | {nature} | 采购方式 | '{open_bid} 公开招标 |
| [quota] | {quota} | < | < |
| [granted] | {granted} | [cost_total] | {cost_total} |
~ 24 | [story] | '{story} | < | < |

columns 12 50 24 24 30 28
! | 培训班次 | [held[].title] | [held[].way] | [held[].people] | [held[].cost] | [held[].each] |
*held:3 | ^ | '{held.title} | {held.way} | {held.people} | {held.cost} | {held.each} |
| 合计 | < | < | {project_name} | {cost_total} | — |

@line [report_date]：{report_date}
"""


def training_edition(folder: Path) -> Rulebook:
    """The edition, written into *folder* and read."""
    made = folder / "peixun-2024"
    made.mkdir()
    (made / "edition.toml").write_text(_TOML, "utf-8")
    (made / "page.page").write_text(_PAGE, "utf-8")
    return read_edition(made)
