"""The register of outgoing documents (sổ đăng ký văn bản đi): who has which number, once, for good.

`Book.rehearse` says what would be refused, `Book.reserve` takes the numbers of a whole set or of
none, `Book.confirm` notes which file each of them became, `Book.issue` locks what is signed and
sent, and `Book.void` cancels a number for good. The book is one SQLite file or a PostgreSQL server.
"""

from paperwork.register.book import Book, Location, store_of
from paperwork.register.entry import Entry, Filed, Place, Request, State

__all__ = ["Book", "Entry", "Filed", "Location", "Place", "Request", "State", "store_of"]
