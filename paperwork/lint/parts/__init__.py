"""Where the parts of a document are: head, opening, body, closing, appendices."""
