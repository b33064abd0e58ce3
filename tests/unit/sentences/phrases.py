"""Sentences as reports write them, by what the number finder must make of them.

The record behind them is `tests/unit/sentences/test_number_finder.py`'s: 编制 10, 在职 8,
年初预算 119.95, 全年预算 330.00, 全年执行 327.49, 基本支出 117.85, 项目支出 209.64,
三公 预算 2.50 决算 2.13, …
"""

from __future__ import annotations

from typing import Final

# What says what the tables say: the phrase, and the figure it may be linked to.
RIGHT: Final = """
2023年决算支出327.49万元 executed
全年执行数327.49万元。 executed
全年执行数为327.49万元 executed
总支出327.49万元 executed
2023年度总支出为3274900元 executed
总支出3,274,900元 executed
总支出3,274,900.00元 executed
总支出0.032749亿元 executed
总支出 327.49 万元 executed
总支出３２７．４９万元 executed
总支出327.490万元 executed
支出总额共计327.49万元 executed
我单位2023年度支出合计327.49万元 executed
本单位全年支出327.49万元 executed
2023年我单位部门整体支出327.49万元 executed
部门整体支出总额327.49万元 executed
总支出三百二十七点四九万元 executed
年初预算119.95万元 initial_budget
2023年年初预算数119.95万元 initial_budget
2023年初预算119.95万元 initial_budget
2023年初预算数为119.95万元 initial_budget
2023年，我单位年初预算安排119.95万元 initial_budget
年初预算数：119.95万元 initial_budget
全年预算数330万元 annual_budget
全年预算数为330.00万元 annual_budget
调整后预算数330万元 annual_budget
基本支出117.85万元 basic_spending
其中：基本支出117.85万元 basic_spending
其中基本支出1178500元 basic_spending
基本支出决算117.85万元 basic_spending
基本支出总额为117.85万元 basic_spending
2023年基本支出共计117.85万元 basic_spending
2023年度，基本支出实际发生117.85万元 basic_spending
项目支出209.64万元 project_executed
其中，项目支出2096400元 project_executed
2023年项目经费支出209.64万元 project_executed
项目经费209.64万元 project_executed
项目支出决算数209.64万元 project_executed
全年项目支出为209.64万元 project_executed
一般公共预算支出318.73万元 general_budget
一般公共预算拨款318.73万元 general_budget
政府性基金支出0万元 government_fund
政府性基金预算支出0.00万元 government_fund
其他资金8.76万元 other_income
其他资金87600元 other_income
2023年“三公”经费决算2.13万元 three_public.final
“三公经费”决算数为2.13万元 three_public.final
三公经费实际支出21300元 three_public.final
“三公”经费预算数为2.5万元 three_public.budget
“三公”经费预算2.50万元 three_public.budget
三公经费支出2.13万元 three_public.final
公务接待费0.22万元 reception.final
公务接待费支出2200元 reception.final
公务接待支出2,200元 reception.final
公务用车购置及运行费决算1.91万元 vehicles.final
公务用车购置及运行维护费1.91万元 vehicles.final
公务用车购置和维护经费支出1.91万元 vehicles.final
因公出国（境）费0万元 abroad.final
因公出国（境）费用支出0元 abroad.final
出国经费0万元 abroad.final
公用经费19.92万元 public_funds.final
其中：公用经费支出19.92万元 public_funds.final
日常公用经费决算为19.92万元 public_funds.final
政府采购支出12万元 procurement.final
政府采购金额120000元 procurement.final
编制10人 quota
编制10名 quota
我单位核定编制10名 quota
人员编制数为10人 quota
编制数十人 quota
核定编制数：10人 quota
在职人员8人 in_post
年末实有在职人数8人 in_post
2023年末实有人数8人 in_post
2023年末实际在职8人 in_post
实有８人 in_post
在职在编8人 in_post
在职在编人员八人 in_post
截至2023年12月31日，在职人员8名 in_post
截至2023年末实有在职人员8人 in_post
现有在职人员共8人 in_post
控制率80% control_rate
人员控制率为80.00% control_rate
人员控制率百分之八十 control_rate
在职人员控制率８０％ control_rate
预算执行率99.24% execution_rate
执行率为99.24％ execution_rate
部门预算执行率达到百分之九十九点二四 execution_rate
涉及项目支出209.64万元，涉及4个项目 project_count
2023年项目支出209.64万元，共涉及四个项目 project_count
项目支出209.64万元，项目个数4个 project_count
自评总得分96.42分 total_score
自评得分96.42分 total_score
自查评分为96.42分 total_score
综合得分96.42分 total_score
部门整体支出绩效自评得分为96.42分 total_score
经自评，综合评分96.42分 total_score
预算执行得9.92分 execution_score
预算执行率自评得分9.92分 execution_score
预算执行自评分9.92分 execution_score
产出指标得38.5分 group_score.output
产出指标自评得分38.50分 group_score.output
效益指标得分25分 group_score.benefit
满意度指标自评分5分 group_score.satisfaction
成本指标得18分 group_score.cost
评价等级为“优” grade
自评等级：优秀 grade
评价结论为“优” grade
"""

# What agrees as far as it is written, or means a figure that cannot be linked: nothing is said.
ROUNDED: Final = """
总支出327.5万元
总支出327万元
总支出0.03亿元
总支出327.4899万元
基本支出117.9万元
基本支出118万元
项目支出209.6万元
项目支出210万元
“三公”经费决算2.1万元
公务接待费0.2万元
预算执行率99.2%
预算执行率99%
自评得分96.4分
自评得分96分
产出指标得39分
预算执行得10分
公务接待费预算0.3万元
项目支出预算212.15万元
公务用车运行费1.91万元
移交社区管理经费24.92万元
企地协作工作经费预算163万元
业务工作经费7.01万元
"""

# What contradicts the tables beyond doubt: the phrase, and the figure it is measured by.
WRONG: Final = """
2023年决算支出372.49万元 327.49
全年执行数为327.94万元 327.49
总支出3274900万元 327.49
总支出327.49元 327.49
总支出3.27亿元 327.49
总支出三百二十万元 327.49
总支出327.6万元 327.49
本单位全年支出300万元 327.49
年初预算数为191.95万元 119.95
年初预算330万元 119.95
全年预算数327.49万元 330.00
基本支出117.58万元 117.85
其中：基本支出209.64万元 117.85
基本支出决算数118.5万元 117.85
项目支出209.46万元 209.64
其中，项目支出2096.4万元 209.64
2023年项目经费支出210.64万元 209.64
一般公共预算支出327.49万元 318.73
其他资金8.67万元 8.76
“三公”经费决算3.13万元 2.13
“三公”经费预算数为2.13万元 2.50
公务接待费支出0.32万元 0.22
公务接待费2200万元 0.22
公务用车购置及运行费1.19万元 1.91
因公出国（境）费1万元 0.00
公用经费91.92万元 19.92
日常公用经费支出决算20.92万元 19.92
政府采购支出21万元 12.00
编制8人 10
我单位核定编制9名 10
编制数十二人 10
在职人员9人 8
2023年末实有人数10人 8
在职在编７人 8
实际在职人数为18人 8
控制率90% 80.00%
人员控制率百分之百 80.00%
预算执行率100% 99.24%
预算执行率为92.94% 99.24%
项目支出209.64万元，涉及5个项目 4
项目支出209.64万元，共涉及三个项目 4
自评总得分100分 96.42
自评得分98分 96.42
综合得分96.24分 96.42
预算执行得9分 9.92
产出指标得40分 38.50
产出指标自评得分35.8分 38.50
成本指标自评分20分 18.00
评价等级为“良” 优
2023年度我单位绩效评价等级为“中” 优
自评等级：良好 优
移交社区管理经费29.42万元 24.92
业务工作经费支出7.10万元 7.01
"""
