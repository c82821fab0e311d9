"""Reports of comparisons: what changed and what it moved. They compute no score and decide nothing."""
