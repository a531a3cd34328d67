"""An oracle over the obligations: plain facts, sums of its own, and violations that it planted."""
