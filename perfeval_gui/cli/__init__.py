"""The program without a window: its commands, `check`, and many drafts on all cores."""
