"""What a group of mentions says of each field: readings, the conflicts between them, and the suggested grade."""
