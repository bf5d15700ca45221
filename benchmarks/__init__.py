"""Measures firsthand against gold data and against the clock."""

from __future__ import annotations

from firsthand.workers import one_thread

one_thread()  # before anything loads NumPy, so that figures of one process are figures of one core
