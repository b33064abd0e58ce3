# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'indicators.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, QSize)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from perfeval_gui.views.tables.form_table import FormTable
class Ui_IndicatorsView(object):
    def setupUi(self, IndicatorsView):
        if not IndicatorsView.objectName():
            IndicatorsView.setObjectName(u"IndicatorsView")
        self.page_layout = QVBoxLayout(IndicatorsView)
        self.page_layout.setSpacing(10)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(IndicatorsView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(IndicatorsView)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setWordWrap(True)

        self.page_layout.addWidget(self.subtitle)

        self.rows = FormTable(IndicatorsView)
        self.rows.setObjectName(u"rows")

        self.page_layout.addWidget(self.rows)

        self.explanation = QLabel(IndicatorsView)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setWordWrap(True)
        self.explanation.setMinimumSize(QSize(0, 20))

        self.page_layout.addWidget(self.explanation)

        self.rows_layout = QHBoxLayout()
        self.rows_layout.setObjectName(u"rows_layout")
        self.add = QPushButton(IndicatorsView)
        self.add.setObjectName(u"add")

        self.rows_layout.addWidget(self.add)

        self.outline = QPushButton(IndicatorsView)
        self.outline.setObjectName(u"outline")

        self.rows_layout.addWidget(self.outline)

        self.up = QPushButton(IndicatorsView)
        self.up.setObjectName(u"up")

        self.rows_layout.addWidget(self.up)

        self.down = QPushButton(IndicatorsView)
        self.down.setObjectName(u"down")

        self.rows_layout.addWidget(self.down)

        self.remove = QPushButton(IndicatorsView)
        self.remove.setObjectName(u"remove")

        self.rows_layout.addWidget(self.remove)

        self.rows_layout_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rows_layout.addItem(self.rows_layout_spacer)


        self.page_layout.addLayout(self.rows_layout)

        self.form_box = QFrame(IndicatorsView)
        self.form_box.setObjectName(u"form_box")
        self.summary_layout = QHBoxLayout(self.form_box)
        self.summary_layout.setObjectName(u"summary_layout")

        self.page_layout.addWidget(self.form_box)

        QWidget.setTabOrder(self.rows, self.add)
        QWidget.setTabOrder(self.add, self.outline)
        QWidget.setTabOrder(self.outline, self.up)
        QWidget.setTabOrder(self.up, self.down)
        QWidget.setTabOrder(self.down, self.remove)

        self.retranslateUi(IndicatorsView)

        QMetaObject.connectSlotsByName(IndicatorsView)
    # setupUi

    def retranslateUi(self, IndicatorsView):
        self.title.setText(QCoreApplication.translate("IndicatorsView", u"\u7ee9\u6548\u6307\u6807", None))
        self.subtitle.setText(QCoreApplication.translate("IndicatorsView", u"\u9644\u4ef63-1\u3000\u80fd\u8bfb\u51fa\u6570\u5b57\u7684\u6307\u6807\u7531\u7a0b\u5e8f\u8bc4\u5206\uff0c\u84dd\u5e95\u7684\u5f97\u5206\u53ef\u4ee5\u6539\u4f4e\uff0c\u5220\u9664\u540e\u6062\u590d\u8ba1\u7b97\uff1b\u5b9a\u6027\u6307\u6807\u9009\u62e9\u8fbe\u6210\u7a0b\u5ea6\uff08\u6309 1\u30012\u30013\uff09\u3002", None))
#if QT_CONFIG(accessibility)
        self.rows.setAccessibleName(QCoreApplication.translate("IndicatorsView", u"\u7ee9\u6548\u6307\u6807\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.add.setText(QCoreApplication.translate("IndicatorsView", u"\u589e\u52a0\u6307\u6807", None))
        self.outline.setText(QCoreApplication.translate("IndicatorsView", u"\u6309\u7248\u5f0f\u8865\u9f50", None))
        self.up.setText(QCoreApplication.translate("IndicatorsView", u"\u4e0a\u79fb", None))
        self.down.setText(QCoreApplication.translate("IndicatorsView", u"\u4e0b\u79fb", None))
        self.remove.setText(QCoreApplication.translate("IndicatorsView", u"\u5220\u9664", None))
        pass
    # retranslateUi

