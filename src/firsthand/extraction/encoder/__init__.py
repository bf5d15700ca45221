"""The sentence encoder's side of extraction: word-pieces with offsets, windows, and the graphs that read them.

Only `weights` is light; the rest needs NumPy, tokenizers and onnxruntime, and is imported where it is used.
"""
