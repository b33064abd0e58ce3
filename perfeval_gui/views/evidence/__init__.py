"""佐证材料: the files that prove each indicator, added, looked after, found again and opened."""
