"""The commands. Each parses its options, calls the pipeline and prints; none decides anything of its own."""
