"""Widgets: the window, one view a section, dialogs."""
