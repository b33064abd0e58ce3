"""perfeval: fill in, check and print a 部门整体支出绩效自评 package, offline."""

from typing import Final

__version__: Final = "0.1.0"
