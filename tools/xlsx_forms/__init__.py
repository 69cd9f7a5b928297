"""Makes templates/xlsx/*.xlsx of the money table, the count of votes, statistics, golden book."""
