"""The drafts of one unit beside each other: its report and the forms of its projects."""
