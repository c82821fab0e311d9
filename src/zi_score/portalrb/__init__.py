"""What an instansi hands over to PortalRB as JSON: bodies read as submissions, and bodies written from submissions.

Files only: nothing is sent and nothing is fetched. Which item is which question stands in the rubric's data.
"""
