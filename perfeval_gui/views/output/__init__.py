"""打印与导出: preview, paper, files, margins, and what is asked before."""
