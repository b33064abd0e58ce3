# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'output.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)
class Ui_OutputView(object):
    def setupUi(self, OutputView):
        if not OutputView.objectName():
            OutputView.setObjectName(u"OutputView")
        self.page_layout = QVBoxLayout(OutputView)
        self.page_layout.setSpacing(12)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(OutputView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(OutputView)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setWordWrap(True)

        self.page_layout.addWidget(self.subtitle)

        self.state = QLabel(OutputView)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)

        self.page_layout.addWidget(self.state)

        self.steps = QVBoxLayout()
        self.steps.setSpacing(12)
        self.steps.setObjectName(u"steps")

        self.page_layout.addLayout(self.steps)

        self.card = QWidget(OutputView)
        self.card.setObjectName(u"card")
        self.export_layout = QVBoxLayout(self.card)
        self.export_layout.setObjectName(u"export_layout")
        self.export_layout.setContentsMargins(0, 0, 0, 0)
        self.format_layout = QHBoxLayout()
        self.format_layout.setSpacing(12)
        self.format_layout.setObjectName(u"format_layout")
        self.docx = QCheckBox(self.card)
        self.docx.setObjectName(u"docx")
        self.docx.setChecked(True)

        self.format_layout.addWidget(self.docx)

        self.xlsx = QCheckBox(self.card)
        self.xlsx.setObjectName(u"xlsx")
        self.xlsx.setChecked(True)

        self.format_layout.addWidget(self.xlsx)

        self.pdf = QCheckBox(self.card)
        self.pdf.setObjectName(u"pdf")
        self.pdf.setChecked(True)

        self.format_layout.addWidget(self.pdf)

        self.format_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.format_layout.addItem(self.format_spacer)


        self.export_layout.addLayout(self.format_layout)

        self.draft = QCheckBox(self.card)
        self.draft.setObjectName(u"draft")
        self.draft.setChecked(True)

        self.export_layout.addWidget(self.draft)

        self.marked = QLabel(self.card)
        self.marked.setObjectName(u"marked")
        self.marked.setWordWrap(True)

        self.export_layout.addWidget(self.marked)

        self.button_layout = QHBoxLayout()
        self.button_layout.setObjectName(u"button_layout")
        self.export_files = QPushButton(self.card)
        self.export_files.setObjectName(u"export_files")
        self.export_files.setProperty(u"main", True)

        self.button_layout.addWidget(self.export_files)

        self.export_public = QPushButton(self.card)
        self.export_public.setObjectName(u"export_public")

        self.button_layout.addWidget(self.export_public)

        self.preview = QPushButton(self.card)
        self.preview.setObjectName(u"preview")

        self.button_layout.addWidget(self.preview)

        self.print_pages = QPushButton(self.card)
        self.print_pages.setObjectName(u"print_pages")

        self.button_layout.addWidget(self.print_pages)

        self.button_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_layout.addItem(self.button_spacer)


        self.export_layout.addLayout(self.button_layout)

        self.result = QLabel(self.card)
        self.result.setObjectName(u"result")
        self.result.setWordWrap(True)

        self.export_layout.addWidget(self.result)

        self.written = QWidget(self.card)
        self.written.setObjectName(u"written")
        self.written_layout = QHBoxLayout(self.written)
        self.written_layout.setObjectName(u"written_layout")
        self.written_layout.setContentsMargins(0, 0, 0, 0)
        self.open_folder = QPushButton(self.written)
        self.open_folder.setObjectName(u"open_folder")

        self.written_layout.addWidget(self.open_folder)

        self.open_word = QPushButton(self.written)
        self.open_word.setObjectName(u"open_word")

        self.written_layout.addWidget(self.open_word)

        self.written_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.written_layout.addItem(self.written_spacer)


        self.export_layout.addWidget(self.written)


        self.page_layout.addWidget(self.card)

        self.page_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_spacer)

        QWidget.setTabOrder(self.docx, self.xlsx)
        QWidget.setTabOrder(self.xlsx, self.pdf)
        QWidget.setTabOrder(self.pdf, self.export_files)
        QWidget.setTabOrder(self.export_files, self.export_public)
        QWidget.setTabOrder(self.export_public, self.preview)
        QWidget.setTabOrder(self.preview, self.print_pages)
        QWidget.setTabOrder(self.print_pages, self.open_folder)
        QWidget.setTabOrder(self.open_folder, self.open_word)

        self.retranslateUi(OutputView)

        QMetaObject.connectSlotsByName(OutputView)
    # setupUi

    def retranslateUi(self, OutputView):
        self.title.setText(QCoreApplication.translate("OutputView", u"\u4ea4\u4e4b\u524d", None))
        self.subtitle.setText(QCoreApplication.translate("OutputView", u"\u9884\u89c8\u3001\u6253\u5370\u3001Word\u3001Excel \u548c PDF \u7528\u7684\u662f\u540c\u4e00\u5957\u9875\u9762\uff0c\u6570\u5b57\u5b8c\u5168\u4e00\u81f4\u3002", None))
        self.docx.setText(QCoreApplication.translate("OutputView", u"Word \u6587\u6863\uff08.docx\uff09", None))
#if QT_CONFIG(accessibility)
        self.docx.setAccessibleName(QCoreApplication.translate("OutputView", u"Word \u6587\u6863\uff08.docx\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.xlsx.setText(QCoreApplication.translate("OutputView", u"Excel \u5de5\u4f5c\u7c3f\uff08.xlsx\uff09\uff0c\u5e26\u516c\u5f0f", None))
#if QT_CONFIG(accessibility)
        self.xlsx.setAccessibleName(QCoreApplication.translate("OutputView", u"Excel \u5de5\u4f5c\u7c3f\uff08.xlsx\uff09\uff0c\u5e26\u516c\u5f0f", None))
#endif // QT_CONFIG(accessibility)
        self.pdf.setText(QCoreApplication.translate("OutputView", u"PDF \u6587\u4ef6\uff08.pdf\uff09", None))
#if QT_CONFIG(accessibility)
        self.pdf.setAccessibleName(QCoreApplication.translate("OutputView", u"PDF \u6587\u4ef6\uff08.pdf\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.draft.setText(QCoreApplication.translate("OutputView", u"\u6587\u4ef6\u91cc\u5e26\u7740\u8349\u7a3f\uff0c\u4ee5\u540e\u53ef\u4ee5\u4ece\u6587\u4ef6\u53d6\u56de", None))
#if QT_CONFIG(tooltip)
        self.draft.setToolTip(QCoreApplication.translate("OutputView", u"\u8349\u7a3f\u85cf\u5728\u6587\u4ef6\u91cc\uff0c\u6253\u5f00\u3001\u6253\u5370\u90fd\u770b\u4e0d\u89c1\uff1b\u522b\u4eba\u5728 Word\u3001Excel \u91cc\u6539\u4e86\u6587\u4ef6\uff0c\u7528\u672c\u7a0b\u5e8f\u6253\u5f00\u5b83\uff0c\u5c31\u80fd\u9010\u5904\u770b\u5230\u6539\u4e86\u4ec0\u4e48\u3002\u8349\u7a3f\u91cc\u6709\u6ca1\u5370\u51fa\u6765\u7684\u5185\u5bb9\uff0c\u8981\u516c\u5f00\u7684\u6587\u4ef6\u8bf7\u4e0d\u8981\u5e26\u3002", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.draft.setAccessibleName(QCoreApplication.translate("OutputView", u"\u6587\u4ef6\u91cc\u5e26\u7740\u8349\u7a3f\uff0c\u4ee5\u540e\u53ef\u4ee5\u4ece\u6587\u4ef6\u53d6\u56de", None))
#endif // QT_CONFIG(accessibility)
        self.export_files.setText(QCoreApplication.translate("OutputView", u"\u5bfc\u51fa\u5230\u6587\u4ef6\u5939\u2026", None))
        self.export_public.setText(QCoreApplication.translate("OutputView", u"\u516c\u5f00\u7248\u2026", None))
#if QT_CONFIG(tooltip)
        self.export_public.setToolTip(QCoreApplication.translate("OutputView", u"\u540c\u6837\u7684\u5185\u5bb9\uff0c\u4e0d\u5370\u7535\u8bdd\u3001\u7b7e\u540d\u548c\u9009\u5b9a\u7684\u59d3\u540d\uff0c\u6587\u4ef6\u91cc\u4e0d\u5e26\u8349\u7a3f\uff0c\u4e5f\u4e0d\u5199\u662f\u8c01\u505a\u7684", None))
#endif // QT_CONFIG(tooltip)
        self.preview.setText(QCoreApplication.translate("OutputView", u"\u9884\u89c8", None))
        self.print_pages.setText(QCoreApplication.translate("OutputView", u"\u6253\u5370\u2026", None))
        self.open_folder.setText(QCoreApplication.translate("OutputView", u"\u6253\u5f00\u6587\u4ef6\u5939", None))
        self.open_word.setText(QCoreApplication.translate("OutputView", u"\u6253\u5f00 Word", None))
        pass
    # retranslateUi

