"""Evidence on disk: which files and folders the notes of a workbook name, and what stands in the folder of evidence.

Nothing is opened but for its size and a fingerprint, no link is followed, and nothing outside the folder is looked up.
"""
