"""What a rubric says, as pages: the list, the tree, one code or topic, and whether a rubric is sound."""
