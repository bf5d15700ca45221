"""Who knows: claims followed to the last known hop, which of those are one, and how far doubts leave the number."""
