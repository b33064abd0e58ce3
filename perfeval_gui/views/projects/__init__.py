"""为每个项目新建自评表: which form, for what and where is asked; made, and told."""
