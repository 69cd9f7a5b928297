"""The register of outgoing documents (sổ đăng ký văn bản đi): who has which number, once, for good.

`Book.rehearse` says what would be refused, `Book.reserve` takes the numbers of a whole set or of
none, and `Book.confirm` notes which file each of them became.
"""

from paperwork.register.book import Book
from paperwork.register.entry import Entry, Request, State

__all__ = ["Book", "Entry", "Request", "State"]
