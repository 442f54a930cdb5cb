"""The error for bytes that are no standard."""

from ksa_assess.runtime.errors import UserError


class NotAStandardError(UserError):
    """The file holds no standard that can be read; the key says why and what to do."""
