# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'execution.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QCheckBox, QFrame, QGridLayout, QLabel, QLineEdit,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)
class Ui_ExecutionView(object):
    def setupUi(self, ExecutionView):
        if not ExecutionView.objectName():
            ExecutionView.setObjectName(u"ExecutionView")
        self.page_layout = QVBoxLayout(ExecutionView)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(ExecutionView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(ExecutionView)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setWordWrap(True)

        self.page_layout.addWidget(self.subtitle)

        self.form_box = QFrame(ExecutionView)
        self.form_box.setObjectName(u"form_box")
        self.form_box.setProperty(u"box", True)
        self.form_layout = QGridLayout(self.form_box)
        self.form_layout.setObjectName(u"form_layout")
        self.initial_budget_label = QLabel(self.form_box)
        self.initial_budget_label.setObjectName(u"initial_budget_label")

        self.form_layout.addWidget(self.initial_budget_label, 0, 0, 1, 1)

        self.initial_budget = QLineEdit(self.form_box)
        self.initial_budget.setObjectName(u"initial_budget")

        self.form_layout.addWidget(self.initial_budget, 0, 1, 1, 1)

        self.execution_points_label = QLabel(self.form_box)
        self.execution_points_label.setObjectName(u"execution_points_label")

        self.form_layout.addWidget(self.execution_points_label, 0, 3, 1, 1)

        self.execution_points = QLabel(self.form_box)
        self.execution_points.setObjectName(u"execution_points")

        self.form_layout.addWidget(self.execution_points, 0, 4, 1, 1)

        self.initial_budget_fault = QLabel(self.form_box)
        self.initial_budget_fault.setObjectName(u"initial_budget_fault")
        self.initial_budget_fault.setWordWrap(True)

        self.form_layout.addWidget(self.initial_budget_fault, 1, 0, 1, 6)

        self.annual_budget_label = QLabel(self.form_box)
        self.annual_budget_label.setObjectName(u"annual_budget_label")

        self.form_layout.addWidget(self.annual_budget_label, 2, 0, 1, 1)

        self.annual_budget = QLineEdit(self.form_box)
        self.annual_budget.setObjectName(u"annual_budget")

        self.form_layout.addWidget(self.annual_budget, 2, 1, 1, 1)

        self.execution_rate_label = QLabel(self.form_box)
        self.execution_rate_label.setObjectName(u"execution_rate_label")

        self.form_layout.addWidget(self.execution_rate_label, 2, 3, 1, 1)

        self.execution_rate = QLabel(self.form_box)
        self.execution_rate.setObjectName(u"execution_rate")

        self.form_layout.addWidget(self.execution_rate, 2, 4, 1, 1)

        self.annual_budget_fault = QLabel(self.form_box)
        self.annual_budget_fault.setObjectName(u"annual_budget_fault")
        self.annual_budget_fault.setWordWrap(True)

        self.form_layout.addWidget(self.annual_budget_fault, 3, 0, 1, 6)

        self.executed_label = QLabel(self.form_box)
        self.executed_label.setObjectName(u"executed_label")

        self.form_layout.addWidget(self.executed_label, 4, 0, 1, 1)

        self.executed = QLineEdit(self.form_box)
        self.executed.setObjectName(u"executed")

        self.form_layout.addWidget(self.executed, 4, 1, 1, 1)

        self.execution_score_label = QLabel(self.form_box)
        self.execution_score_label.setObjectName(u"execution_score_label")

        self.form_layout.addWidget(self.execution_score_label, 4, 3, 1, 1)

        self.execution_score = QLabel(self.form_box)
        self.execution_score.setObjectName(u"execution_score")

        self.form_layout.addWidget(self.execution_score, 4, 4, 1, 1)

        self.executed_fault = QLabel(self.form_box)
        self.executed_fault.setObjectName(u"executed_fault")
        self.executed_fault.setWordWrap(True)

        self.form_layout.addWidget(self.executed_fault, 5, 0, 1, 6)

        self.form_layout.setColumnStretch(2, 1)
        self.form_layout.setColumnStretch(5, 9)
        self.form_layout.setColumnMinimumWidth(2, 14)

        self.page_layout.addWidget(self.form_box)

        self.split_box = QFrame(ExecutionView)
        self.split_box.setObjectName(u"split_box")
        self.split_box.setProperty(u"box", True)
        self.split_layout = QGridLayout(self.split_box)
        self.split_layout.setObjectName(u"split_layout")
        self.income_total_title = QLabel(self.split_box)
        self.income_total_title.setObjectName(u"income_total_title")
        self.income_total_title.setProperty(u"heading", True)

        self.split_layout.addWidget(self.income_total_title, 0, 0, 1, 2)

        self.spending_total_title = QLabel(self.split_box)
        self.spending_total_title.setObjectName(u"spending_total_title")
        self.spending_total_title.setProperty(u"heading", True)

        self.split_layout.addWidget(self.spending_total_title, 0, 3, 1, 2)

        self.general_budget_label = QLabel(self.split_box)
        self.general_budget_label.setObjectName(u"general_budget_label")

        self.split_layout.addWidget(self.general_budget_label, 1, 0, 1, 1)

        self.general_budget = QLineEdit(self.split_box)
        self.general_budget.setObjectName(u"general_budget")

        self.split_layout.addWidget(self.general_budget, 1, 1, 1, 1)

        self.general_budget_fault = QLabel(self.split_box)
        self.general_budget_fault.setObjectName(u"general_budget_fault")
        self.general_budget_fault.setWordWrap(True)

        self.split_layout.addWidget(self.general_budget_fault, 2, 0, 1, 2)

        self.government_fund_label = QLabel(self.split_box)
        self.government_fund_label.setObjectName(u"government_fund_label")

        self.split_layout.addWidget(self.government_fund_label, 3, 0, 1, 1)

        self.government_fund = QLineEdit(self.split_box)
        self.government_fund.setObjectName(u"government_fund")

        self.split_layout.addWidget(self.government_fund, 3, 1, 1, 1)

        self.government_fund_fault = QLabel(self.split_box)
        self.government_fund_fault.setObjectName(u"government_fund_fault")
        self.government_fund_fault.setWordWrap(True)

        self.split_layout.addWidget(self.government_fund_fault, 4, 0, 1, 2)

        self.nontax_income_label = QLabel(self.split_box)
        self.nontax_income_label.setObjectName(u"nontax_income_label")

        self.split_layout.addWidget(self.nontax_income_label, 5, 0, 1, 1)

        self.nontax_income = QLineEdit(self.split_box)
        self.nontax_income.setObjectName(u"nontax_income")

        self.split_layout.addWidget(self.nontax_income, 5, 1, 1, 1)

        self.nontax_income_fault = QLabel(self.split_box)
        self.nontax_income_fault.setObjectName(u"nontax_income_fault")
        self.nontax_income_fault.setWordWrap(True)

        self.split_layout.addWidget(self.nontax_income_fault, 6, 0, 1, 2)

        self.other_income_label = QLabel(self.split_box)
        self.other_income_label.setObjectName(u"other_income_label")

        self.split_layout.addWidget(self.other_income_label, 7, 0, 1, 1)

        self.other_income = QLineEdit(self.split_box)
        self.other_income.setObjectName(u"other_income")

        self.split_layout.addWidget(self.other_income, 7, 1, 1, 1)

        self.other_income_fault = QLabel(self.split_box)
        self.other_income_fault.setObjectName(u"other_income_fault")
        self.other_income_fault.setWordWrap(True)

        self.split_layout.addWidget(self.other_income_fault, 8, 0, 1, 2)

        self.basic_spending_label = QLabel(self.split_box)
        self.basic_spending_label.setObjectName(u"basic_spending_label")

        self.split_layout.addWidget(self.basic_spending_label, 1, 3, 1, 1)

        self.basic_spending = QLineEdit(self.split_box)
        self.basic_spending.setObjectName(u"basic_spending")

        self.split_layout.addWidget(self.basic_spending, 1, 4, 1, 1)

        self.basic_spending_fault = QLabel(self.split_box)
        self.basic_spending_fault.setObjectName(u"basic_spending_fault")
        self.basic_spending_fault.setWordWrap(True)

        self.split_layout.addWidget(self.basic_spending_fault, 2, 3, 1, 2)

        self.project_executed_label = QLabel(self.split_box)
        self.project_executed_label.setObjectName(u"project_executed_label")

        self.split_layout.addWidget(self.project_executed_label, 5, 3, 1, 1)

        self.project_executed = QLineEdit(self.split_box)
        self.project_executed.setObjectName(u"project_executed")

        self.split_layout.addWidget(self.project_executed, 5, 4, 1, 1)

        self.project_executed_fault = QLabel(self.split_box)
        self.project_executed_fault.setObjectName(u"project_executed_fault")
        self.project_executed_fault.setWordWrap(True)

        self.split_layout.addWidget(self.project_executed_fault, 6, 3, 1, 2)

        self.project_linked = QCheckBox(self.split_box)
        self.project_linked.setObjectName(u"project_linked")

        self.split_layout.addWidget(self.project_linked, 7, 3, 1, 2)

        self.income_total_label = QLabel(self.split_box)
        self.income_total_label.setObjectName(u"income_total_label")

        self.split_layout.addWidget(self.income_total_label, 9, 0, 1, 1)

        self.income_total = QLabel(self.split_box)
        self.income_total.setObjectName(u"income_total")

        self.split_layout.addWidget(self.income_total, 9, 1, 1, 1)

        self.spending_total_label = QLabel(self.split_box)
        self.spending_total_label.setObjectName(u"spending_total_label")

        self.split_layout.addWidget(self.spending_total_label, 9, 3, 1, 1)

        self.spending_total = QLabel(self.split_box)
        self.spending_total.setObjectName(u"spending_total")

        self.split_layout.addWidget(self.spending_total, 9, 4, 1, 1)

        self.split_layout.setColumnStretch(2, 1)
        self.split_layout.setColumnStretch(5, 9)
        self.split_layout.setColumnMinimumWidth(2, 14)

        self.page_layout.addWidget(self.split_box)

        self.page_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_spacer)

#if QT_CONFIG(shortcut)
        self.initial_budget_label.setBuddy(self.initial_budget)
        self.annual_budget_label.setBuddy(self.annual_budget)
        self.executed_label.setBuddy(self.executed)
        self.general_budget_label.setBuddy(self.general_budget)
        self.government_fund_label.setBuddy(self.government_fund)
        self.nontax_income_label.setBuddy(self.nontax_income)
        self.other_income_label.setBuddy(self.other_income)
        self.basic_spending_label.setBuddy(self.basic_spending)
        self.project_executed_label.setBuddy(self.project_executed)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.initial_budget, self.annual_budget)
        QWidget.setTabOrder(self.annual_budget, self.executed)
        QWidget.setTabOrder(self.executed, self.general_budget)
        QWidget.setTabOrder(self.general_budget, self.government_fund)
        QWidget.setTabOrder(self.government_fund, self.nontax_income)
        QWidget.setTabOrder(self.nontax_income, self.other_income)
        QWidget.setTabOrder(self.other_income, self.basic_spending)
        QWidget.setTabOrder(self.basic_spending, self.project_executed)
        QWidget.setTabOrder(self.project_executed, self.project_linked)

        self.retranslateUi(ExecutionView)

        QMetaObject.connectSlotsByName(ExecutionView)
    # setupUi

    def retranslateUi(self, ExecutionView):
        self.title.setText(QCoreApplication.translate("ExecutionView", u"\u9884\u7b97\u6267\u884c", None))
        self.subtitle.setText(QCoreApplication.translate("ExecutionView", u"\u9644\u4ef63-1\u3000\u5355\u4f4d\uff1a\u4e07\u5143\uff0c\u4e24\u4f4d\u5c0f\u6570\u3002\u84dd\u5e95\u683c\u7531\u7a0b\u5e8f\u8ba1\u7b97\u3002", None))
        self.initial_budget_label.setText(QCoreApplication.translate("ExecutionView", u"\u5e74\u521d\u9884\u7b97\u6570", None))
        self.annual_budget_label.setText(QCoreApplication.translate("ExecutionView", u"\u5168\u5e74\u9884\u7b97\u6570", None))
        self.executed_label.setText(QCoreApplication.translate("ExecutionView", u"\u5168\u5e74\u6267\u884c\u6570", None))
        self.income_total_title.setText(QCoreApplication.translate("ExecutionView", u"\u6309\u6536\u5165\u6027\u8d28\u5206", None))
        self.spending_total_title.setText(QCoreApplication.translate("ExecutionView", u"\u6309\u652f\u51fa\u6027\u8d28\u5206", None))
        self.general_budget_label.setText(QCoreApplication.translate("ExecutionView", u"\u4e00\u822c\u516c\u5171\u9884\u7b97", None))
        self.government_fund_label.setText(QCoreApplication.translate("ExecutionView", u"\u653f\u5e9c\u6027\u57fa\u91d1\u62e8\u6b3e", None))
        self.nontax_income_label.setText(QCoreApplication.translate("ExecutionView", u"\u7eb3\u5165\u4e13\u6237\u7ba1\u7406\u7684\u975e\u7a0e\u6536\u5165\u62e8\u6b3e", None))
        self.other_income_label.setText(QCoreApplication.translate("ExecutionView", u"\u5176\u4ed6\u8d44\u91d1", None))
        self.basic_spending_label.setText(QCoreApplication.translate("ExecutionView", u"\u5176\u4e2d\uff1a\u57fa\u672c\u652f\u51fa", None))
        self.project_executed_label.setText(QCoreApplication.translate("ExecutionView", u"\u9879\u76ee\u652f\u51fa", None))
        self.project_linked.setText(QCoreApplication.translate("ExecutionView", u"\u9879\u76ee\u652f\u51fa\u53d6\u81ea\u57fa\u7840\u6570\u636e\u8868", None))
#if QT_CONFIG(accessibility)
        self.project_linked.setAccessibleName(QCoreApplication.translate("ExecutionView", u"\u9879\u76ee\u652f\u51fa\u53d6\u81ea\u57fa\u7840\u6570\u636e\u8868", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

