"""What reports owe each other: shared text, credits, citations, retellings, and whom each report goes back to."""
