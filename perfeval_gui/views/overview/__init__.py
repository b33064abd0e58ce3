"""情况一览: bars of what the open report comes to, on screen and paper, each a way to its cell."""
