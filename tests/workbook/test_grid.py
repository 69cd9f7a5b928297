"""Sheets as grids: where a cell is."""

from paperwork.workbook import grid


def test_letters_and_positions_agree():
    for column in (1, 26, 27, 300, 702, 703, 16384):
        assert grid.position(f"{grid.letter(column)}7") == (7, column)
