"""How people and clocks reach us: command line, HTTP, pages, the daily run."""
