"""The sample: an invented company with some forty cases over eighteen months, in a sandbox."""

from application.sample.making import make_sample, sample_is_there

__all__ = ["make_sample", "sample_is_there"]
