"""Reports of histories. They compute nothing and decide nothing."""
