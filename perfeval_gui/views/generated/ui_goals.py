# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'goals.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QFrame, QGridLayout, QLabel, QPlainTextEdit, QVBoxLayout,
    QWidget)
class Ui_GoalsView(object):
    def setupUi(self, GoalsView):
        if not GoalsView.objectName():
            GoalsView.setObjectName(u"GoalsView")
        self.page_layout = QVBoxLayout(GoalsView)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(GoalsView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(GoalsView)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setWordWrap(True)

        self.page_layout.addWidget(self.subtitle)

        self.form_box = QFrame(GoalsView)
        self.form_box.setObjectName(u"form_box")
        self.form_box.setProperty(u"box", True)
        self.form_layout = QGridLayout(self.form_box)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setHorizontalSpacing(16)
        self.goals_expected_label = QLabel(self.form_box)
        self.goals_expected_label.setObjectName(u"goals_expected_label")
        self.goals_expected_label.setProperty(u"heading", True)

        self.form_layout.addWidget(self.goals_expected_label, 0, 0, 1, 1)

        self.goals_achieved_label = QLabel(self.form_box)
        self.goals_achieved_label.setObjectName(u"goals_achieved_label")
        self.goals_achieved_label.setProperty(u"heading", True)

        self.form_layout.addWidget(self.goals_achieved_label, 0, 1, 1, 1)

        self.goals_expected = QPlainTextEdit(self.form_box)
        self.goals_expected.setObjectName(u"goals_expected")

        self.form_layout.addWidget(self.goals_expected, 1, 0, 1, 1)

        self.goals_expected_fault = QLabel(self.form_box)
        self.goals_expected_fault.setObjectName(u"goals_expected_fault")
        self.goals_expected_fault.setWordWrap(True)

        self.form_layout.addWidget(self.goals_expected_fault, 2, 0, 1, 1)

        self.goals_achieved = QPlainTextEdit(self.form_box)
        self.goals_achieved.setObjectName(u"goals_achieved")

        self.form_layout.addWidget(self.goals_achieved, 1, 1, 1, 1)

        self.goals_achieved_fault = QLabel(self.form_box)
        self.goals_achieved_fault.setObjectName(u"goals_achieved_fault")
        self.goals_achieved_fault.setWordWrap(True)

        self.form_layout.addWidget(self.goals_achieved_fault, 2, 1, 1, 1)

        self.form_layout.setRowStretch(1, 1)
        self.form_layout.setColumnStretch(0, 1)
        self.form_layout.setColumnStretch(1, 1)

        self.page_layout.addWidget(self.form_box)

        self.page_layout.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.goals_expected_label.setBuddy(self.goals_expected)
        self.goals_achieved_label.setBuddy(self.goals_achieved)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.goals_expected, self.goals_achieved)

        self.retranslateUi(GoalsView)

        QMetaObject.connectSlotsByName(GoalsView)
    # setupUi

    def retranslateUi(self, GoalsView):
        self.title.setText(QCoreApplication.translate("GoalsView", u"\u603b\u4f53\u76ee\u6807", None))
        self.subtitle.setText(QCoreApplication.translate("GoalsView", u"\u9644\u4ef63-1\u3000\u9010\u6761\u5bf9\u5e94\u586b\u5199\uff0c\u4e00\u6761\u4e00\u884c\uff1b\u80fd\u91cf\u5316\u7684\u5c3d\u91cf\u5199\u51fa\u6570\u5b57\u3002", None))
        self.goals_expected_label.setText(QCoreApplication.translate("GoalsView", u"\u9884\u671f\u76ee\u6807", None))
        self.goals_achieved_label.setText(QCoreApplication.translate("GoalsView", u"\u5b9e\u9645\u5b8c\u6210\u60c5\u51b5", None))
        pass
    # retranslateUi

