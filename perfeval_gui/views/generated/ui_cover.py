# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'cover.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QFrame, QGridLayout, QLabel, QLineEdit, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)
class Ui_CoverView(object):
    def setupUi(self, CoverView):
        if not CoverView.objectName():
            CoverView.setObjectName(u"CoverView")
        self.page_layout = QVBoxLayout(CoverView)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(CoverView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(CoverView)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setWordWrap(True)

        self.page_layout.addWidget(self.subtitle)

        self.form_box = QFrame(CoverView)
        self.form_box.setObjectName(u"form_box")
        self.form_box.setProperty(u"box", True)
        self.form_layout = QGridLayout(self.form_box)
        self.form_layout.setObjectName(u"form_layout")
        self.unit_label = QLabel(self.form_box)
        self.unit_label.setObjectName(u"unit_label")

        self.form_layout.addWidget(self.unit_label, 0, 0, 1, 1)

        self.unit = QLineEdit(self.form_box)
        self.unit.setObjectName(u"unit")

        self.form_layout.addWidget(self.unit, 0, 1, 1, 1)

        self.unit_fault = QLabel(self.form_box)
        self.unit_fault.setObjectName(u"unit_fault")
        self.unit_fault.setWordWrap(True)

        self.form_layout.addWidget(self.unit_fault, 1, 1, 1, 2)

        self.budget_code_label = QLabel(self.form_box)
        self.budget_code_label.setObjectName(u"budget_code_label")

        self.form_layout.addWidget(self.budget_code_label, 2, 0, 1, 1)

        self.budget_code = QLineEdit(self.form_box)
        self.budget_code.setObjectName(u"budget_code")

        self.form_layout.addWidget(self.budget_code, 2, 1, 1, 1)

        self.budget_code_fault = QLabel(self.form_box)
        self.budget_code_fault.setObjectName(u"budget_code_fault")
        self.budget_code_fault.setWordWrap(True)

        self.form_layout.addWidget(self.budget_code_fault, 3, 1, 1, 2)

        self.mode_label = QLabel(self.form_box)
        self.mode_label.setObjectName(u"mode_label")

        self.form_layout.addWidget(self.mode_label, 4, 0, 1, 1)

        self.mode = QLineEdit(self.form_box)
        self.mode.setObjectName(u"mode")

        self.form_layout.addWidget(self.mode, 4, 1, 1, 1)

        self.mode_fault = QLabel(self.form_box)
        self.mode_fault.setObjectName(u"mode_fault")
        self.mode_fault.setWordWrap(True)

        self.form_layout.addWidget(self.mode_fault, 5, 1, 1, 2)

        self.body_label = QLabel(self.form_box)
        self.body_label.setObjectName(u"body_label")

        self.form_layout.addWidget(self.body_label, 6, 0, 1, 1)

        self.body = QLineEdit(self.form_box)
        self.body.setObjectName(u"body")

        self.form_layout.addWidget(self.body, 6, 1, 1, 1)

        self.body_fault = QLabel(self.form_box)
        self.body_fault.setObjectName(u"body_fault")
        self.body_fault.setWordWrap(True)

        self.form_layout.addWidget(self.body_fault, 7, 1, 1, 2)

        self.report_date_label = QLabel(self.form_box)
        self.report_date_label.setObjectName(u"report_date_label")

        self.form_layout.addWidget(self.report_date_label, 8, 0, 1, 1)

        self.report_date = QLineEdit(self.form_box)
        self.report_date.setObjectName(u"report_date")

        self.form_layout.addWidget(self.report_date, 8, 1, 1, 1)

        self.report_date_fault = QLabel(self.form_box)
        self.report_date_fault.setObjectName(u"report_date_fault")
        self.report_date_fault.setWordWrap(True)

        self.form_layout.addWidget(self.report_date_fault, 9, 1, 1, 2)

        self.bureau_label = QLabel(self.form_box)
        self.bureau_label.setObjectName(u"bureau_label")

        self.form_layout.addWidget(self.bureau_label, 10, 0, 1, 1)

        self.bureau = QLineEdit(self.form_box)
        self.bureau.setObjectName(u"bureau")

        self.form_layout.addWidget(self.bureau, 10, 1, 1, 1)

        self.bureau_fault = QLabel(self.form_box)
        self.bureau_fault.setObjectName(u"bureau_fault")
        self.bureau_fault.setWordWrap(True)

        self.form_layout.addWidget(self.bureau_fault, 11, 1, 1, 2)

        self.form_layout.setColumnStretch(1, 3)
        self.form_layout.setColumnStretch(2, 1)
        self.form_layout.setColumnMinimumWidth(0, 110)

        self.page_layout.addWidget(self.form_box)

        self.base_title = QLabel(CoverView)
        self.base_title.setObjectName(u"base_title")
        self.base_title.setProperty(u"heading", True)

        self.page_layout.addWidget(self.base_title)

        self.base_box = QFrame(CoverView)
        self.base_box.setObjectName(u"base_box")
        self.base_box.setProperty(u"box", True)
        self.base_layout = QGridLayout(self.base_box)
        self.base_layout.setObjectName(u"base_layout")
        self.base_filler_label = QLabel(self.base_box)
        self.base_filler_label.setObjectName(u"base_filler_label")

        self.base_layout.addWidget(self.base_filler_label, 0, 0, 1, 1)

        self.base_filler = QLineEdit(self.base_box)
        self.base_filler.setObjectName(u"base_filler")

        self.base_layout.addWidget(self.base_filler, 0, 1, 1, 1)

        self.base_filler_fault = QLabel(self.base_box)
        self.base_filler_fault.setObjectName(u"base_filler_fault")
        self.base_filler_fault.setWordWrap(True)

        self.base_layout.addWidget(self.base_filler_fault, 1, 1, 1, 2)

        self.base_date_label = QLabel(self.base_box)
        self.base_date_label.setObjectName(u"base_date_label")

        self.base_layout.addWidget(self.base_date_label, 2, 0, 1, 1)

        self.base_date = QLineEdit(self.base_box)
        self.base_date.setObjectName(u"base_date")

        self.base_layout.addWidget(self.base_date, 2, 1, 1, 1)

        self.base_date_fault = QLabel(self.base_box)
        self.base_date_fault.setObjectName(u"base_date_fault")
        self.base_date_fault.setWordWrap(True)

        self.base_layout.addWidget(self.base_date_fault, 3, 1, 1, 2)

        self.base_phone_label = QLabel(self.base_box)
        self.base_phone_label.setObjectName(u"base_phone_label")

        self.base_layout.addWidget(self.base_phone_label, 4, 0, 1, 1)

        self.base_phone = QLineEdit(self.base_box)
        self.base_phone.setObjectName(u"base_phone")

        self.base_layout.addWidget(self.base_phone, 4, 1, 1, 1)

        self.base_phone_fault = QLabel(self.base_box)
        self.base_phone_fault.setObjectName(u"base_phone_fault")
        self.base_phone_fault.setWordWrap(True)

        self.base_layout.addWidget(self.base_phone_fault, 5, 1, 1, 2)

        self.base_head_label = QLabel(self.base_box)
        self.base_head_label.setObjectName(u"base_head_label")

        self.base_layout.addWidget(self.base_head_label, 6, 0, 1, 1)

        self.base_head = QLineEdit(self.base_box)
        self.base_head.setObjectName(u"base_head")

        self.base_layout.addWidget(self.base_head, 6, 1, 1, 1)

        self.base_head_fault = QLabel(self.base_box)
        self.base_head_fault.setObjectName(u"base_head_fault")
        self.base_head_fault.setWordWrap(True)

        self.base_layout.addWidget(self.base_head_fault, 7, 1, 1, 2)

        self.base_layout.setColumnStretch(1, 3)
        self.base_layout.setColumnStretch(2, 1)
        self.base_layout.setColumnMinimumWidth(0, 110)

        self.page_layout.addWidget(self.base_box)

        self.page_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_spacer)

#if QT_CONFIG(shortcut)
        self.unit_label.setBuddy(self.unit)
        self.budget_code_label.setBuddy(self.budget_code)
        self.mode_label.setBuddy(self.mode)
        self.body_label.setBuddy(self.body)
        self.report_date_label.setBuddy(self.report_date)
        self.bureau_label.setBuddy(self.bureau)
        self.base_filler_label.setBuddy(self.base_filler)
        self.base_date_label.setBuddy(self.base_date)
        self.base_phone_label.setBuddy(self.base_phone)
        self.base_head_label.setBuddy(self.base_head)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.unit, self.budget_code)
        QWidget.setTabOrder(self.budget_code, self.mode)
        QWidget.setTabOrder(self.mode, self.body)
        QWidget.setTabOrder(self.body, self.report_date)
        QWidget.setTabOrder(self.report_date, self.bureau)
        QWidget.setTabOrder(self.bureau, self.base_filler)
        QWidget.setTabOrder(self.base_filler, self.base_date)
        QWidget.setTabOrder(self.base_date, self.base_phone)
        QWidget.setTabOrder(self.base_phone, self.base_head)

        self.retranslateUi(CoverView)

        QMetaObject.connectSlotsByName(CoverView)
    # setupUi

    def retranslateUi(self, CoverView):
        self.title.setText(QCoreApplication.translate("CoverView", u"\u5355\u4f4d\u4e0e\u5c01\u9762", None))
        self.subtitle.setText(QCoreApplication.translate("CoverView", u"\u9644\u4ef63-1 \u5c01\u9762\u3000\u5355\u4f4d\u540d\u79f0\u5728\u5c01\u9762\u3001\u81ea\u8bc4\u8868\u548c\u57fa\u7840\u6570\u636e\u8868\u4e2d\u662f\u540c\u4e00\u4e2a\uff0c\u53ea\u586b\u4e00\u6b21\u3002", None))
        self.unit_label.setText(QCoreApplication.translate("CoverView", u"\u586b\u62a5\u5355\u4f4d", None))
        self.budget_code_label.setText(QCoreApplication.translate("CoverView", u"\u9884\u7b97\u7f16\u7801", None))
        self.mode_label.setText(QCoreApplication.translate("CoverView", u"\u8bc4\u4ef7\u65b9\u5f0f", None))
        self.body_label.setText(QCoreApplication.translate("CoverView", u"\u8bc4\u4ef7\u673a\u6784", None))
        self.report_date_label.setText(QCoreApplication.translate("CoverView", u"\u62a5\u544a\u65e5\u671f", None))
        self.bureau_label.setText(QCoreApplication.translate("CoverView", u"\u5236\u8868\u8d22\u653f\u5c40", None))
        self.base_title.setText(QCoreApplication.translate("CoverView", u"\u9644\u4ef62 \u7b7e\u540d\u680f", None))
        self.base_filler_label.setText(QCoreApplication.translate("CoverView", u"\u586b\u8868\u4eba", None))
        self.base_date_label.setText(QCoreApplication.translate("CoverView", u"\u586b\u62a5\u65e5\u671f", None))
        self.base_phone_label.setText(QCoreApplication.translate("CoverView", u"\u8054\u7cfb\u7535\u8bdd", None))
        self.base_head_label.setText(QCoreApplication.translate("CoverView", u"\u5355\u4f4d\u8d1f\u8d23\u4eba\u7b7e\u5b57", None))
        pass
    # retranslateUi

