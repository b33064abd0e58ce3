"""Editions: how one bureau prints and weighs the form in one year, read from text files."""
