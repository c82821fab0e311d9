"""Reports of the road to a predicate: a checklist of its stages. They compute nothing and decide nothing."""
