# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'projects.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QMetaObject)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from perfeval_gui.views.tables.form_table import FormTable
class Ui_ProjectsView(object):
    def setupUi(self, ProjectsView):
        if not ProjectsView.objectName():
            ProjectsView.setObjectName(u"ProjectsView")
        self.page_layout = QVBoxLayout(ProjectsView)
        self.page_layout.setSpacing(10)
        self.page_layout.setObjectName(u"page_layout")
        self.title = QLabel(ProjectsView)
        self.title.setObjectName(u"title")

        self.page_layout.addWidget(self.title)

        self.subtitle = QLabel(ProjectsView)
        self.subtitle.setObjectName(u"subtitle")
        self.subtitle.setWordWrap(True)

        self.page_layout.addWidget(self.subtitle)

        self.lines = FormTable(ProjectsView)
        self.lines.setObjectName(u"lines")

        self.page_layout.addWidget(self.lines)

        self.projects_caption = QLabel(ProjectsView)
        self.projects_caption.setObjectName(u"projects_caption")
        self.projects_caption.setWordWrap(True)

        self.page_layout.addWidget(self.projects_caption)

        self.rows_layout = QHBoxLayout()
        self.rows_layout.setObjectName(u"rows_layout")
        self.add = QPushButton(ProjectsView)
        self.add.setObjectName(u"add")

        self.rows_layout.addWidget(self.add)

        self.up = QPushButton(ProjectsView)
        self.up.setObjectName(u"up")

        self.rows_layout.addWidget(self.up)

        self.down = QPushButton(ProjectsView)
        self.down.setObjectName(u"down")

        self.rows_layout.addWidget(self.down)

        self.remove = QPushButton(ProjectsView)
        self.remove.setObjectName(u"remove")

        self.rows_layout.addWidget(self.remove)

        self.rows_layout_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.rows_layout.addItem(self.rows_layout_spacer)


        self.page_layout.addLayout(self.rows_layout)

        self.rows = FormTable(ProjectsView)
        self.rows.setObjectName(u"rows")

        self.page_layout.addWidget(self.rows)

        self.count_layout = QHBoxLayout()
        self.count_layout.setObjectName(u"count_layout")
        self.project_count_label = QLabel(ProjectsView)
        self.project_count_label.setObjectName(u"project_count_label")

        self.count_layout.addWidget(self.project_count_label)

        self.project_count = QLabel(ProjectsView)
        self.project_count.setObjectName(u"project_count")

        self.count_layout.addWidget(self.project_count)

        self.count_layout_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.count_layout.addItem(self.count_layout_spacer)


        self.page_layout.addLayout(self.count_layout)

        self.page_spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page_layout.addItem(self.page_spacer)

        QWidget.setTabOrder(self.lines, self.rows)
        QWidget.setTabOrder(self.rows, self.add)
        QWidget.setTabOrder(self.add, self.up)
        QWidget.setTabOrder(self.up, self.down)
        QWidget.setTabOrder(self.down, self.remove)

        self.retranslateUi(ProjectsView)

        QMetaObject.connectSlotsByName(ProjectsView)
    # setupUi

    def retranslateUi(self, ProjectsView):
        self.title.setText(QCoreApplication.translate("ProjectsView", u"\u9879\u76ee\u652f\u51fa", None))
        self.subtitle.setText(QCoreApplication.translate("ProjectsView", u"\u9644\u4ef62\u3000\u5355\u4f4d\uff1a\u4e07\u5143\uff0c\u4e24\u4f4d\u5c0f\u6570\u3002\u4e0e\u201c\u7ecf\u8d39\u201d\u4e00\u8282\u662f\u540c\u4e00\u7ec4\u6570\u5b57\uff0c\u5728\u54ea\u91cc\u6539\u90fd\u4e00\u6837\u3002", None))
#if QT_CONFIG(accessibility)
        self.lines.setAccessibleName(QCoreApplication.translate("ProjectsView", u"\u9879\u76ee\u652f\u51fa\u5408\u8ba1\u548c\u7ecf\u5e38\u6027\u9879\u76ee", None))
#endif // QT_CONFIG(accessibility)
        self.projects_caption.setText(QCoreApplication.translate("ProjectsView", u"\u672c\u7ea7\u4e13\u9879\u8d44\u91d1\uff1a\u6bcf\u4e2a\u4e13\u9879\u4e00\u884c\uff0c\u540d\u79f0\u6253\u5370\u5728\u62ec\u53f7\u91cc\u3002\u53ef\u4ee5\u4ece Excel \u6216 WPS \u6574\u5757\u7c98\u8d34\u3002", None))
        self.add.setText(QCoreApplication.translate("ProjectsView", u"\u589e\u52a0\u4e13\u9879", None))
        self.up.setText(QCoreApplication.translate("ProjectsView", u"\u4e0a\u79fb", None))
        self.down.setText(QCoreApplication.translate("ProjectsView", u"\u4e0b\u79fb", None))
        self.remove.setText(QCoreApplication.translate("ProjectsView", u"\u5220\u9664", None))
#if QT_CONFIG(accessibility)
        self.rows.setAccessibleName(QCoreApplication.translate("ProjectsView", u"\u672c\u7ea7\u4e13\u9879\u8d44\u91d1", None))
#endif // QT_CONFIG(accessibility)
        self.project_count_label.setText(QCoreApplication.translate("ProjectsView", u"\u9879\u76ee\u4e2a\u6570", None))
        self.project_count.setText("")
        pass
    # retranslateUi

