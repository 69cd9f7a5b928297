"""The tables of the register and the rules that the database itself keeps."""
