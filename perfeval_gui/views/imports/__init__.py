"""导入: what a file says beside the form, chosen and taken over in one step; making 收集表."""
