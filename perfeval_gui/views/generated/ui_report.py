# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'report.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject, Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QListWidget, QPlainTextEdit,
    QPushButton, QSplitter, QVBoxLayout, QWidget)

from perfeval_gui.views.text.link_search import LinkSearch
from perfeval_gui.views.text.passage_edit import PassageEdit
class Ui_ReportView(object):
    def setupUi(self, ReportView):
        if not ReportView.objectName():
            ReportView.setObjectName(u"ReportView")
        self.page_layout = QVBoxLayout(ReportView)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(ReportView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(ReportView)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setWordWrap(True)

        self.page_layout.addWidget(self.subtitle)

        self.sides = QSplitter(ReportView)
        self.sides.setObjectName(u"sides")
        self.sides.setOrientation(Qt.Orientation.Horizontal)
        self.sides.setChildrenCollapsible(False)
        self.outline = QListWidget(self.sides)
        self.outline.setObjectName(u"outline")
        self.sides.addWidget(self.outline)
        self.passage_side = QWidget(self.sides)
        self.passage_side.setObjectName(u"passage_side")
        self.passage_layout = QVBoxLayout(self.passage_side)
        self.passage_layout.setObjectName(u"passage_layout")
        self.passage_layout.setContentsMargins(12, 0, 0, 0)
        self.heading_layout = QHBoxLayout()
        self.heading_layout.setObjectName(u"heading_layout")
        self.heading = QLabel(self.passage_side)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)
        self.heading.setProperty(u"heading", True)

        self.heading_layout.addWidget(self.heading)

        self.take_start = QPushButton(self.passage_side)
        self.take_start.setObjectName(u"take_start")

        self.heading_layout.addWidget(self.take_start, 0, Qt.AlignmentFlag.AlignBottom)

        self.heading_layout.setStretch(0, 1)

        self.passage_layout.addLayout(self.heading_layout)

        self.passage = PassageEdit(self.passage_side)
        self.passage.setObjectName(u"passage")

        self.passage_layout.addWidget(self.passage)

        self.passage_fault = QLabel(self.passage_side)
        self.passage_fault.setObjectName(u"passage_fault")
        self.passage_fault.setWordWrap(True)

        self.passage_layout.addWidget(self.passage_fault)

        self.link_layout = QHBoxLayout()
        self.link_layout.setObjectName(u"link_layout")
        self.link_search_label = QLabel(self.passage_side)
        self.link_search_label.setObjectName(u"link_search_label")

        self.link_layout.addWidget(self.link_search_label)

        self.link_search = LinkSearch(self.passage_side)
        self.link_search.setObjectName(u"link_search")

        self.link_layout.addWidget(self.link_search)


        self.passage_layout.addLayout(self.link_layout)

        self.printed_label = QLabel(self.passage_side)
        self.printed_label.setObjectName(u"printed_label")
        self.printed_label.setWordWrap(True)

        self.passage_layout.addWidget(self.printed_label)

        self.printed = QPlainTextEdit(self.passage_side)
        self.printed.setObjectName(u"printed")
        self.printed.setReadOnly(True)
        self.printed.setProperty(u"computed", True)

        self.passage_layout.addWidget(self.printed)

        self.passage_layout.setStretch(1, 3)
        self.passage_layout.setStretch(5, 2)
        self.sides.addWidget(self.passage_side)

        self.page_layout.addWidget(self.sides)

        self.page_layout.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.heading.setBuddy(self.passage)
        self.link_search_label.setBuddy(self.link_search)
        self.printed_label.setBuddy(self.printed)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.outline, self.passage)
        QWidget.setTabOrder(self.passage, self.link_search)
        QWidget.setTabOrder(self.link_search, self.printed)

        self.retranslateUi(ReportView)

        QMetaObject.connectSlotsByName(ReportView)
    # setupUi

    def retranslateUi(self, ReportView):
        self.title.setText(QCoreApplication.translate("ReportView", u"\u81ea\u8bc4\u62a5\u544a", None))
        self.subtitle.setText(QCoreApplication.translate("ReportView", u"\u9644\u4ef63-1\u3000\u6bcf\u884c\u4e00\u6bb5\u3002\u3014 \u3015\u91cc\u662f\u5f15\u7528\u7684\u6570\u5b57\uff0c\u968f\u8868\u683c\u53d8\u5316\uff1b\u6253\u5370\u65f6\u6362\u6210\u6570\u5b57\u3002", None))
#if QT_CONFIG(accessibility)
        self.outline.setAccessibleName(QCoreApplication.translate("ReportView", u"\u81ea\u8bc4\u62a5\u544a\u63d0\u7eb2", None))
#endif // QT_CONFIG(accessibility)
        self.take_start.setText(QCoreApplication.translate("ReportView", u"\u5957\u7528\u8d77\u59cb\u6587\u5b57", None))
#if QT_CONFIG(accessibility)
        self.passage.setAccessibleName(QCoreApplication.translate("ReportView", u"\u6b63\u6587", None))
#endif // QT_CONFIG(accessibility)
        self.link_search_label.setText(QCoreApplication.translate("ReportView", u"\u5f15\u7528\u6570\u5b57", None))
#if QT_CONFIG(accessibility)
        self.link_search.setAccessibleName(QCoreApplication.translate("ReportView", u"\u5f15\u7528\u6570\u5b57", None))
#endif // QT_CONFIG(accessibility)
        self.printed_label.setText(QCoreApplication.translate("ReportView", u"\u6253\u5370\u4e3a", None))
#if QT_CONFIG(accessibility)
        self.printed.setAccessibleName(QCoreApplication.translate("ReportView", u"\u6253\u5370\u4e3a", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

