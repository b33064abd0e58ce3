# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'evaluators.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from perfeval_gui.views.tables.form_table import FormTable
class Ui_EvaluatorsView(object):
    def setupUi(self, EvaluatorsView):
        if not EvaluatorsView.objectName():
            EvaluatorsView.setObjectName(u"EvaluatorsView")
        self.page_layout = QVBoxLayout(EvaluatorsView)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(EvaluatorsView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(EvaluatorsView)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setWordWrap(True)

        self.page_layout.addWidget(self.subtitle)

        self.rows_layout = QHBoxLayout()
        self.rows_layout.setObjectName(u"rows_layout")
        self.add = QPushButton(EvaluatorsView)
        self.add.setObjectName(u"add")

        self.rows_layout.addWidget(self.add)

        self.up = QPushButton(EvaluatorsView)
        self.up.setObjectName(u"up")

        self.rows_layout.addWidget(self.up)

        self.down = QPushButton(EvaluatorsView)
        self.down.setObjectName(u"down")

        self.rows_layout.addWidget(self.down)

        self.remove = QPushButton(EvaluatorsView)
        self.remove.setObjectName(u"remove")

        self.rows_layout.addWidget(self.remove)

        self.rows_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rows_layout.addItem(self.rows_spacer)


        self.page_layout.addLayout(self.rows_layout)

        self.rows = FormTable(EvaluatorsView)
        self.rows.setObjectName(u"rows")

        self.page_layout.addWidget(self.rows)

        self.form_box = QFrame(EvaluatorsView)
        self.form_box.setObjectName(u"form_box")
        self.form_box.setProperty(u"box", True)
        self.form_layout = QGridLayout(self.form_box)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setHorizontalSpacing(16)
        self.leader_label = QLabel(self.form_box)
        self.leader_label.setObjectName(u"leader_label")
        self.leader_label.setWordWrap(True)

        self.form_layout.addWidget(self.leader_label, 0, 0, 1, 1)

        self.leader = QLineEdit(self.form_box)
        self.leader.setObjectName(u"leader")

        self.form_layout.addWidget(self.leader, 1, 0, 1, 1)

        self.leader_fault = QLabel(self.form_box)
        self.leader_fault.setObjectName(u"leader_fault")
        self.leader_fault.setWordWrap(True)

        self.form_layout.addWidget(self.leader_fault, 2, 0, 1, 1)

        self.unit_opinion_label = QLabel(self.form_box)
        self.unit_opinion_label.setObjectName(u"unit_opinion_label")
        self.unit_opinion_label.setWordWrap(True)

        self.form_layout.addWidget(self.unit_opinion_label, 3, 0, 1, 1)

        self.unit_opinion = QPlainTextEdit(self.form_box)
        self.unit_opinion.setObjectName(u"unit_opinion")

        self.form_layout.addWidget(self.unit_opinion, 4, 0, 1, 1)

        self.unit_opinion_fault = QLabel(self.form_box)
        self.unit_opinion_fault.setObjectName(u"unit_opinion_fault")
        self.unit_opinion_fault.setWordWrap(True)

        self.form_layout.addWidget(self.unit_opinion_fault, 5, 0, 1, 1)

        self.bureau_opinion_label = QLabel(self.form_box)
        self.bureau_opinion_label.setObjectName(u"bureau_opinion_label")
        self.bureau_opinion_label.setWordWrap(True)

        self.form_layout.addWidget(self.bureau_opinion_label, 3, 1, 1, 1)

        self.bureau_opinion = QPlainTextEdit(self.form_box)
        self.bureau_opinion.setObjectName(u"bureau_opinion")

        self.form_layout.addWidget(self.bureau_opinion, 4, 1, 1, 1)

        self.bureau_opinion_fault = QLabel(self.form_box)
        self.bureau_opinion_fault.setObjectName(u"bureau_opinion_fault")
        self.bureau_opinion_fault.setWordWrap(True)

        self.form_layout.addWidget(self.bureau_opinion_fault, 5, 1, 1, 1)

        self.unit_head_label = QLabel(self.form_box)
        self.unit_head_label.setObjectName(u"unit_head_label")
        self.unit_head_label.setWordWrap(True)

        self.form_layout.addWidget(self.unit_head_label, 6, 0, 1, 1)

        self.unit_head = QLineEdit(self.form_box)
        self.unit_head.setObjectName(u"unit_head")

        self.form_layout.addWidget(self.unit_head, 7, 0, 1, 1)

        self.unit_head_fault = QLabel(self.form_box)
        self.unit_head_fault.setObjectName(u"unit_head_fault")
        self.unit_head_fault.setWordWrap(True)

        self.form_layout.addWidget(self.unit_head_fault, 8, 0, 1, 1)

        self.bureau_head_label = QLabel(self.form_box)
        self.bureau_head_label.setObjectName(u"bureau_head_label")
        self.bureau_head_label.setWordWrap(True)

        self.form_layout.addWidget(self.bureau_head_label, 6, 1, 1, 1)

        self.bureau_head = QLineEdit(self.form_box)
        self.bureau_head.setObjectName(u"bureau_head")

        self.form_layout.addWidget(self.bureau_head, 7, 1, 1, 1)

        self.bureau_head_fault = QLabel(self.form_box)
        self.bureau_head_fault.setObjectName(u"bureau_head_fault")
        self.bureau_head_fault.setWordWrap(True)

        self.form_layout.addWidget(self.bureau_head_fault, 8, 1, 1, 1)

        self.form_filler_label = QLabel(self.form_box)
        self.form_filler_label.setObjectName(u"form_filler_label")
        self.form_filler_label.setWordWrap(True)

        self.form_layout.addWidget(self.form_filler_label, 9, 0, 1, 1)

        self.form_filler = QLineEdit(self.form_box)
        self.form_filler.setObjectName(u"form_filler")

        self.form_layout.addWidget(self.form_filler, 10, 0, 1, 1)

        self.form_filler_fault = QLabel(self.form_box)
        self.form_filler_fault.setObjectName(u"form_filler_fault")
        self.form_filler_fault.setWordWrap(True)

        self.form_layout.addWidget(self.form_filler_fault, 11, 0, 1, 1)

        self.form_phone_label = QLabel(self.form_box)
        self.form_phone_label.setObjectName(u"form_phone_label")
        self.form_phone_label.setWordWrap(True)

        self.form_layout.addWidget(self.form_phone_label, 9, 1, 1, 1)

        self.form_phone = QLineEdit(self.form_box)
        self.form_phone.setObjectName(u"form_phone")

        self.form_layout.addWidget(self.form_phone, 10, 1, 1, 1)

        self.form_phone_fault = QLabel(self.form_box)
        self.form_phone_fault.setObjectName(u"form_phone_fault")
        self.form_phone_fault.setWordWrap(True)

        self.form_layout.addWidget(self.form_phone_fault, 11, 1, 1, 1)

        self.form_layout.setRowStretch(4, 1)
        self.form_layout.setColumnStretch(0, 1)
        self.form_layout.setColumnStretch(1, 1)

        self.page_layout.addWidget(self.form_box)

        self.page_layout.setStretch(4, 1)
#if QT_CONFIG(shortcut)
        self.leader_label.setBuddy(self.leader)
        self.unit_opinion_label.setBuddy(self.unit_opinion)
        self.bureau_opinion_label.setBuddy(self.bureau_opinion)
        self.unit_head_label.setBuddy(self.unit_head)
        self.bureau_head_label.setBuddy(self.bureau_head)
        self.form_filler_label.setBuddy(self.form_filler)
        self.form_phone_label.setBuddy(self.form_phone)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.rows, self.add)
        QWidget.setTabOrder(self.add, self.up)
        QWidget.setTabOrder(self.up, self.down)
        QWidget.setTabOrder(self.down, self.remove)
        QWidget.setTabOrder(self.remove, self.leader)
        QWidget.setTabOrder(self.leader, self.unit_opinion)
        QWidget.setTabOrder(self.unit_opinion, self.unit_head)
        QWidget.setTabOrder(self.unit_head, self.bureau_opinion)
        QWidget.setTabOrder(self.bureau_opinion, self.bureau_head)
        QWidget.setTabOrder(self.bureau_head, self.form_filler)
        QWidget.setTabOrder(self.form_filler, self.form_phone)

        self.retranslateUi(EvaluatorsView)

        QMetaObject.connectSlotsByName(EvaluatorsView)
    # setupUi

    def retranslateUi(self, EvaluatorsView):
        self.title.setText(QCoreApplication.translate("EvaluatorsView", u"\u8bc4\u4ef7\u4eba\u5458", None))
        self.subtitle.setText(QCoreApplication.translate("EvaluatorsView", u"\u9644\u4ef63-1\u3000\u7b7e\u5b57\u3001\u7b7e\u7ae0\u548c\u65e5\u671f\u6253\u5370\u540e\u624b\u5199\uff1b\u59d3\u540d\u548c\u610f\u89c1\u53ef\u4ee5\u5148\u7559\u7a7a\u3002", None))
        self.add.setText(QCoreApplication.translate("EvaluatorsView", u"\u589e\u52a0\u4eba\u5458", None))
        self.up.setText(QCoreApplication.translate("EvaluatorsView", u"\u4e0a\u79fb", None))
        self.down.setText(QCoreApplication.translate("EvaluatorsView", u"\u4e0b\u79fb", None))
        self.remove.setText(QCoreApplication.translate("EvaluatorsView", u"\u5220\u9664", None))
#if QT_CONFIG(accessibility)
        self.rows.setAccessibleName(QCoreApplication.translate("EvaluatorsView", u"\u8bc4\u4ef7\u4eba\u5458\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.leader_label.setText(QCoreApplication.translate("EvaluatorsView", u"\u8bc4\u4ef7\u7ec4\u7ec4\u957f\uff08\u7b7e\u5b57\uff09", None))
        self.unit_opinion_label.setText(QCoreApplication.translate("EvaluatorsView", u"\u90e8\u95e8\uff08\u5355\u4f4d\uff09\u610f\u89c1", None))
        self.bureau_opinion_label.setText(QCoreApplication.translate("EvaluatorsView", u"\u8d22\u653f\u90e8\u95e8\u5f52\u53e3\u4e1a\u52a1\u80a1\u5ba4\u610f\u89c1", None))
        self.unit_head_label.setText(QCoreApplication.translate("EvaluatorsView", u"\u90e8\u95e8\uff08\u5355\u4f4d\uff09\u8d1f\u8d23\u4eba\uff08\u7b7e\u7ae0\uff09", None))
        self.bureau_head_label.setText(QCoreApplication.translate("EvaluatorsView", u"\u8d22\u653f\u90e8\u95e8\u5f52\u53e3\u4e1a\u52a1\u80a1\u5ba4\u8d1f\u8d23\u4eba\uff08\u7b7e\u7ae0\uff09", None))
        self.form_filler_label.setText(QCoreApplication.translate("EvaluatorsView", u"\u586b\u62a5\u4eba\uff08\u7b7e\u540d\uff09", None))
        self.form_phone_label.setText(QCoreApplication.translate("EvaluatorsView", u"\u8054\u7cfb\u7535\u8bdd", None))
        pass
    # retranslateUi

