"""A section that an edition declares, laid out as its pages draw it."""
