# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'funds.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from perfeval_gui.views.tables.form_table import FormTable
class Ui_FundsView(object):
    def setupUi(self, FundsView):
        if not FundsView.objectName():
            FundsView.setObjectName(u"FundsView")
        self.page_layout = QVBoxLayout(FundsView)
        self.page_layout.setSpacing(8)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(FundsView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(FundsView)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setWordWrap(True)

        self.page_layout.addWidget(self.subtitle)

        self.rows_layout = QHBoxLayout()
        self.rows_layout.setObjectName(u"rows_layout")
        self.add = QPushButton(FundsView)
        self.add.setObjectName(u"add")

        self.rows_layout.addWidget(self.add)

        self.up = QPushButton(FundsView)
        self.up.setObjectName(u"up")

        self.rows_layout.addWidget(self.up)

        self.down = QPushButton(FundsView)
        self.down.setObjectName(u"down")

        self.rows_layout.addWidget(self.down)

        self.remove = QPushButton(FundsView)
        self.remove.setObjectName(u"remove")

        self.rows_layout.addWidget(self.remove)

        self.rows_layout_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rows_layout.addItem(self.rows_layout_spacer)


        self.page_layout.addLayout(self.rows_layout)

        self.lines = FormTable(FundsView)
        self.lines.setObjectName(u"lines")

        self.page_layout.addWidget(self.lines)

        self.rest_layout = QHBoxLayout()
        self.rest_layout.setSpacing(0)
        self.rest_layout.setObjectName(u"rest_layout")
        self.rest_layout.setContentsMargins(1, -1, -1, -1)
        self.rest_caption = QLabel(FundsView)
        self.rest_caption.setObjectName(u"rest_caption")

        self.rest_layout.addWidget(self.rest_caption)

        self.public_funds__prior_final__rest = QLabel(FundsView)
        self.public_funds__prior_final__rest.setObjectName(u"public_funds__prior_final__rest")

        self.rest_layout.addWidget(self.public_funds__prior_final__rest)

        self.public_funds__budget__rest = QLabel(FundsView)
        self.public_funds__budget__rest.setObjectName(u"public_funds__budget__rest")

        self.rest_layout.addWidget(self.public_funds__budget__rest)

        self.public_funds__final__rest = QLabel(FundsView)
        self.public_funds__final__rest.setObjectName(u"public_funds__final__rest")

        self.rest_layout.addWidget(self.public_funds__final__rest)

        self.rest_layout_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rest_layout.addItem(self.rest_layout_spacer)


        self.page_layout.addLayout(self.rest_layout)

        self.page_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_spacer)

        QWidget.setTabOrder(self.lines, self.add)
        QWidget.setTabOrder(self.add, self.up)
        QWidget.setTabOrder(self.up, self.down)
        QWidget.setTabOrder(self.down, self.remove)

        self.retranslateUi(FundsView)

        QMetaObject.connectSlotsByName(FundsView)
    # setupUi

    def retranslateUi(self, FundsView):
        self.title.setText(QCoreApplication.translate("FundsView", u"\u7ecf\u8d39\u63a7\u5236\u60c5\u51b5", None))
        self.subtitle.setText(QCoreApplication.translate("FundsView", u"\u9644\u4ef62\u3000\u5355\u4f4d\uff1a\u4e07\u5143\uff0c\u4e24\u4f4d\u5c0f\u6570\u3002\u84dd\u5e95\u683c\u7531\u7a0b\u5e8f\u8ba1\u7b97\uff1b\u6ca1\u6709\u660e\u7ec6\u65f6\uff0c\u5408\u8ba1\u53ef\u4ee5\u76f4\u63a5\u586b\u5199\u3002", None))
        self.add.setText(QCoreApplication.translate("FundsView", u"\u589e\u52a0\u4e13\u9879", None))
        self.up.setText(QCoreApplication.translate("FundsView", u"\u4e0a\u79fb", None))
        self.down.setText(QCoreApplication.translate("FundsView", u"\u4e0b\u79fb", None))
        self.remove.setText(QCoreApplication.translate("FundsView", u"\u5220\u9664", None))
#if QT_CONFIG(accessibility)
        self.lines.setAccessibleName(QCoreApplication.translate("FundsView", u"\u7ecf\u8d39\u63a7\u5236\u60c5\u51b5\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.rest_caption.setText(QCoreApplication.translate("FundsView", u"\u516c\u7528\u7ecf\u8d39\u672a\u5217\u660e\u7ec6\u7684\u90e8\u5206", None))
        self.public_funds__prior_final__rest.setText("")
        self.public_funds__budget__rest.setText("")
        self.public_funds__final__rest.setText("")
        pass
    # retranslateUi

