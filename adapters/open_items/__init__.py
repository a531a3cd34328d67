"""Lists of open items: the CSV of a bookkeeping program becomes values, or a clear no."""

from adapters.open_items.reader import read_open_items
from adapters.open_items.values import OpenItem, OpenList, SetAside, Unclarity

__all__ = ["OpenItem", "OpenList", "SetAside", "Unclarity", "read_open_items"]
