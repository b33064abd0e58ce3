"""When something goes wrong or is to be forgotten: recovery copies, faults, traces."""
