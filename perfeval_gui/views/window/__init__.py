"""The main window and its start page, help, menus and foot."""
