"""Reports of plans. They compute nothing and decide nothing."""
