"""UN/CEFACT CII (D16B: Factur-X, ZUGFeRD, XRechnung), laid out as the UBL of the same terms."""

from adapters.cii.names import is_cii, require_readable, said_in_cii
from adapters.cii.tree import as_ubl

__all__ = ["as_ubl", "is_cii", "require_readable", "said_in_cii"]
