"""Which reports tell of one happening: candidates, links with their reasons, and the groups that these make."""
