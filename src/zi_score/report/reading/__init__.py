"""Reports of a reading: columns, rows and what was left over. They recognise nothing."""
