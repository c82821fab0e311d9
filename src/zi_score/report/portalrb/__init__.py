"""Reports of what PortalRB would refuse in a body. They check nothing."""
