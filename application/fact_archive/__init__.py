"""The fact archive: what was recorded, month by month, as files for whoever reckons beside us."""
