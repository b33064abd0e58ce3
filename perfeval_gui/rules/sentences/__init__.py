"""Sentences of 自评报告 that follow the figures: linked figures, and wordings to begin with."""
