"""A file for every version of every fact that was ever stored; a change that breaks one fails."""
