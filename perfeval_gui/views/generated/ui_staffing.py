# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'staffing.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QFrame, QGridLayout, QLabel, QLineEdit, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)
class Ui_StaffingView(object):
    def setupUi(self, StaffingView):
        if not StaffingView.objectName():
            StaffingView.setObjectName(u"StaffingView")
        self.page_layout = QVBoxLayout(StaffingView)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(StaffingView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(StaffingView)
        self.subtitle.setObjectName(u"subtitle")

        self.page_layout.addWidget(self.subtitle)

        self.form_box = QFrame(StaffingView)
        self.form_box.setObjectName(u"form_box")
        self.form_layout = QGridLayout(self.form_box)
        self.form_layout.setObjectName(u"form_layout")
        self.quota_label = QLabel(self.form_box)
        self.quota_label.setObjectName(u"quota_label")

        self.form_layout.addWidget(self.quota_label, 0, 0, 1, 1)

        self.quota = QLineEdit(self.form_box)
        self.quota.setObjectName(u"quota")

        self.form_layout.addWidget(self.quota, 0, 1, 1, 1)

        self.quota_unit = QLabel(self.form_box)
        self.quota_unit.setObjectName(u"quota_unit")

        self.form_layout.addWidget(self.quota_unit, 0, 2, 1, 1)

        self.quota_fault = QLabel(self.form_box)
        self.quota_fault.setObjectName(u"quota_fault")
        self.quota_fault.setWordWrap(True)

        self.form_layout.addWidget(self.quota_fault, 1, 1, 1, 3)

        self.in_post_label = QLabel(self.form_box)
        self.in_post_label.setObjectName(u"in_post_label")

        self.form_layout.addWidget(self.in_post_label, 2, 0, 1, 1)

        self.in_post = QLineEdit(self.form_box)
        self.in_post.setObjectName(u"in_post")

        self.form_layout.addWidget(self.in_post, 2, 1, 1, 1)

        self.in_post_unit = QLabel(self.form_box)
        self.in_post_unit.setObjectName(u"in_post_unit")

        self.form_layout.addWidget(self.in_post_unit, 2, 2, 1, 1)

        self.in_post_fault = QLabel(self.form_box)
        self.in_post_fault.setObjectName(u"in_post_fault")
        self.in_post_fault.setWordWrap(True)

        self.form_layout.addWidget(self.in_post_fault, 3, 1, 1, 3)

        self.control_rate_label = QLabel(self.form_box)
        self.control_rate_label.setObjectName(u"control_rate_label")

        self.form_layout.addWidget(self.control_rate_label, 4, 0, 1, 1)

        self.control_rate = QLabel(self.form_box)
        self.control_rate.setObjectName(u"control_rate")

        self.form_layout.addWidget(self.control_rate, 4, 1, 1, 1)

        self.control_rate_fault = QLabel(self.form_box)
        self.control_rate_fault.setObjectName(u"control_rate_fault")
        self.control_rate_fault.setWordWrap(True)

        self.form_layout.addWidget(self.control_rate_fault, 5, 1, 1, 3)

        self.form_layout.setColumnStretch(3, 1)

        self.page_layout.addWidget(self.form_box)

        self.page_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_spacer)

#if QT_CONFIG(shortcut)
        self.quota_label.setBuddy(self.quota)
        self.in_post_label.setBuddy(self.in_post)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.quota, self.in_post)

        self.retranslateUi(StaffingView)

        QMetaObject.connectSlotsByName(StaffingView)
    # setupUi

    def retranslateUi(self, StaffingView):
        self.title.setText(QCoreApplication.translate("StaffingView", u"\u4eba\u5458", None))
        self.subtitle.setText(QCoreApplication.translate("StaffingView", u"\u9644\u4ef62\u3000\u5355\u4f4d\uff1a\u4eba\uff0c\u53ea\u586b\u6574\u6570\u3002\u84dd\u5e95\u683c\u7531\u7a0b\u5e8f\u8ba1\u7b97\u3002", None))
        self.quota_label.setText(QCoreApplication.translate("StaffingView", u"\u7f16\u5236\u6570", None))
        self.in_post_label.setText(QCoreApplication.translate("StaffingView", u"\u5b9e\u9645\u5728\u804c\u4eba\u6570", None))
        pass
    # retranslateUi

