"""The open report: state, undo and table models. QtCore and QtGui, no widgets."""
