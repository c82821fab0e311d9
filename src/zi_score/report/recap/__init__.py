"""Reports of a recap: rows and what they say together. They compute no score and decide nothing."""
