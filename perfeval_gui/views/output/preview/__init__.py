"""The pages beside the form: laid out between the window's events, shown, zoomed, clicked."""
