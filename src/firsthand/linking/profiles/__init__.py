"""What of a report and its mentions can be compared: names, words, days, places and values. The lowest room."""
