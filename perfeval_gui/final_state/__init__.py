"""定稿: what tells a report from every other, declaring it final, and what changed since."""
