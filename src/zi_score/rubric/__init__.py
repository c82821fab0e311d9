"""The law as data: the models of a rubric, and how it is read, checked and looked up."""
