"""本单位的自评材料: the drafts of a folder, and what is found; opened, exported, printed."""
