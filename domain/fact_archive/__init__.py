"""The fact archive: which files hold which stretch of the log, for whoever reckons beside it."""
