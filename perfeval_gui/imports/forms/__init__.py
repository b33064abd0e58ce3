"""Where the cells of a form stand, as its edition draws them, and its labels in other words."""
