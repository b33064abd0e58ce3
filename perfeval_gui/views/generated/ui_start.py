# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'start.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)
class Ui_StartView(object):
    def setupUi(self, StartView):
        if not StartView.objectName():
            StartView.setObjectName(u"StartView")
        self.page_layout = QVBoxLayout(StartView)
        self.page_layout.setSpacing(14)
        self.page_layout.setObjectName(u"page_layout")
        self.page_layout.setContentsMargins(48, 36, 48, -1)
        self.title = QLabel(StartView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(StartView)
        self.subtitle.setObjectName(u"subtitle")

        self.page_layout.addWidget(self.subtitle)

        self.card = QFrame(StartView)
        self.card.setObjectName(u"card")
        self.new_layout = QGridLayout(self.card)
        self.new_layout.setObjectName(u"new_layout")
        self.edition_label = QLabel(self.card)
        self.edition_label.setObjectName(u"edition_label")

        self.new_layout.addWidget(self.edition_label, 0, 0, 1, 1)

        self.edition = QComboBox(self.card)
        self.edition.setObjectName(u"edition")

        self.new_layout.addWidget(self.edition, 0, 1, 1, 2)

        self.year_label = QLabel(self.card)
        self.year_label.setObjectName(u"year_label")

        self.new_layout.addWidget(self.year_label, 1, 0, 1, 1)

        self.year = QLineEdit(self.card)
        self.year.setObjectName(u"year")

        self.new_layout.addWidget(self.year, 1, 1, 1, 1)

        self.year_fault = QLabel(self.card)
        self.year_fault.setObjectName(u"year_fault")

        self.new_layout.addWidget(self.year_fault, 2, 1, 1, 1)

        self.new_report = QPushButton(self.card)
        self.new_report.setObjectName(u"new_report")
        self.new_report.setProperty(u"main", True)

        self.new_layout.addWidget(self.new_report, 3, 1, 1, 1)

        self.new_layout.setColumnStretch(1, 1)

        self.page_layout.addWidget(self.card)

        self.open_layout = QHBoxLayout()
        self.open_layout.setObjectName(u"open_layout")
        self.open_draft = QPushButton(StartView)
        self.open_draft.setObjectName(u"open_draft")

        self.open_layout.addWidget(self.open_draft)

        self.open_sample = QPushButton(StartView)
        self.open_sample.setObjectName(u"open_sample")

        self.open_layout.addWidget(self.open_sample)

        self.open_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.open_layout.addItem(self.open_spacer)


        self.page_layout.addLayout(self.open_layout)

        self.recent_caption = QLabel(StartView)
        self.recent_caption.setObjectName(u"recent_caption")

        self.page_layout.addWidget(self.recent_caption)

        self.recent_layout = QVBoxLayout()
        self.recent_layout.setObjectName(u"recent_layout")

        self.page_layout.addLayout(self.recent_layout)

        self.page_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_spacer)

#if QT_CONFIG(shortcut)
        self.edition_label.setBuddy(self.edition)
        self.year_label.setBuddy(self.year)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.edition, self.year)
        QWidget.setTabOrder(self.year, self.new_report)
        QWidget.setTabOrder(self.new_report, self.open_draft)
        QWidget.setTabOrder(self.open_draft, self.open_sample)

        self.retranslateUi(StartView)

        QMetaObject.connectSlotsByName(StartView)
    # setupUi

    def retranslateUi(self, StartView):
        self.title.setText(QCoreApplication.translate("StartView", u"\u90e8\u95e8\u6574\u4f53\u652f\u51fa\u7ee9\u6548\u81ea\u8bc4", None))
        self.subtitle.setText(QCoreApplication.translate("StartView", u"\u586b\u5199\u3001\u6838\u5bf9\u3001\u6253\u5370\uff0c\u5168\u90e8\u5728\u672c\u673a\u5b8c\u6210\uff0c\u4e0d\u8fde\u63a5\u7f51\u7edc\u3002", None))
        self.edition_label.setText(QCoreApplication.translate("StartView", u"\u7248\u5f0f", None))
        self.year_label.setText(QCoreApplication.translate("StartView", u"\u5e74\u5ea6", None))
        self.new_report.setText(QCoreApplication.translate("StartView", u"\u65b0\u5efa\u62a5\u544a", None))
        self.open_draft.setText(QCoreApplication.translate("StartView", u"\u6253\u5f00\u8349\u7a3f\u2026", None))
        self.open_sample.setText(QCoreApplication.translate("StartView", u"\u6253\u5f00\u793a\u4f8b", None))
        self.recent_caption.setText(QCoreApplication.translate("StartView", u"\u6700\u8fd1\u6253\u5f00", None))
        pass
    # retranslateUi

