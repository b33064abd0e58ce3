# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'buildings.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPlainTextEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from perfeval_gui.views.tables.form_table import FormTable
class Ui_BuildingsView(object):
    def setupUi(self, BuildingsView):
        if not BuildingsView.objectName():
            BuildingsView.setObjectName(u"BuildingsView")
        self.page_layout = QVBoxLayout(BuildingsView)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(BuildingsView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(BuildingsView)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setWordWrap(True)

        self.page_layout.addWidget(self.subtitle)

        self.rows_layout = QHBoxLayout()
        self.rows_layout.setObjectName(u"rows_layout")
        self.add = QPushButton(BuildingsView)
        self.add.setObjectName(u"add")

        self.rows_layout.addWidget(self.add)

        self.up = QPushButton(BuildingsView)
        self.up.setObjectName(u"up")

        self.rows_layout.addWidget(self.up)

        self.down = QPushButton(BuildingsView)
        self.down.setObjectName(u"down")

        self.rows_layout.addWidget(self.down)

        self.remove = QPushButton(BuildingsView)
        self.remove.setObjectName(u"remove")

        self.rows_layout.addWidget(self.remove)

        self.rows_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rows_layout.addItem(self.rows_spacer)


        self.page_layout.addLayout(self.rows_layout)

        self.rows = FormTable(BuildingsView)
        self.rows.setObjectName(u"rows")

        self.page_layout.addWidget(self.rows)

        self.thrift_label = QLabel(BuildingsView)
        self.thrift_label.setObjectName(u"thrift_label")
        self.thrift_label.setProperty(u"heading", True)

        self.page_layout.addWidget(self.thrift_label)

        self.thrift = QPlainTextEdit(BuildingsView)
        self.thrift.setObjectName(u"thrift")

        self.page_layout.addWidget(self.thrift)

        self.thrift_fault = QLabel(BuildingsView)
        self.thrift_fault.setObjectName(u"thrift_fault")
        self.thrift_fault.setWordWrap(True)

        self.page_layout.addWidget(self.thrift_fault)

        self.page_layout.setStretch(5, 1)
#if QT_CONFIG(shortcut)
        self.thrift_label.setBuddy(self.thrift)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.rows, self.add)
        QWidget.setTabOrder(self.add, self.up)
        QWidget.setTabOrder(self.up, self.down)
        QWidget.setTabOrder(self.down, self.remove)
        QWidget.setTabOrder(self.remove, self.thrift)

        self.retranslateUi(BuildingsView)

        QMetaObject.connectSlotsByName(BuildingsView)
    # setupUi

    def retranslateUi(self, BuildingsView):
        self.title.setText(QCoreApplication.translate("BuildingsView", u"\u697c\u5802\u9986\u6240\u4e0e\u5389\u884c\u8282\u7ea6", None))
        self.subtitle.setText(QCoreApplication.translate("BuildingsView", u"\u9644\u4ef62\u3000\u53ea\u586b\u672c\u5e74\u5b8c\u5de5\u7684\u9879\u76ee\uff0c\u9762\u79ef\u4e24\u4f4d\u5c0f\u6570\u3002\u6ca1\u6709\u5b8c\u5de5\u9879\u76ee\u65f6\u4e0d\u7528\u589e\u52a0\uff0c\u6253\u5370\u4e3a\u7a7a\u767d\u7684\u4e00\u884c\u3002\u84dd\u5e95\u683c\u7531\u7a0b\u5e8f\u8ba1\u7b97\u3002", None))
        self.add.setText(QCoreApplication.translate("BuildingsView", u"\u589e\u52a0\u9879\u76ee", None))
        self.up.setText(QCoreApplication.translate("BuildingsView", u"\u4e0a\u79fb", None))
        self.down.setText(QCoreApplication.translate("BuildingsView", u"\u4e0b\u79fb", None))
        self.remove.setText(QCoreApplication.translate("BuildingsView", u"\u5220\u9664", None))
#if QT_CONFIG(accessibility)
        self.rows.setAccessibleName(QCoreApplication.translate("BuildingsView", u"\u697c\u5802\u9986\u6240\u63a7\u5236\u60c5\u51b5\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.thrift_label.setText(QCoreApplication.translate("BuildingsView", u"\u5389\u884c\u8282\u7ea6\u4fdd\u969c\u63aa\u65bd", None))
        pass
    # retranslateUi

