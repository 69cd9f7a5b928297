"""The table of engines, and who is in it."""

import re
from pathlib import Path

import pytest

from tools.bench import peers, rendering, worker
from tools.bench.decision import DIALECTS
from tools.bench.peers import Peer, Unavailable

WORKER_IN_NODE = Path(worker.__file__).with_suffix(".cjs").read_text(encoding="utf-8")


@pytest.mark.parametrize("peer", peers.peers(), ids=lambda peer: peer.name)
def test_each_peer_has_a_dialect_a_worker_and_a_fixed_version(peer):
    assert peer.dialect in DIALECTS
    assert re.search(r"\d+\.\d+\.\d+", peer.title)
    if peer.registry == "npm":
        assert re.search(rf'^  "?{re.escape(peer.name)}"?\(template', WORKER_IN_NODE, re.MULTILINE)
    else:
        assert peer.name in worker.ENGINES


def test_a_peer_that_cannot_be_had_is_told_in_its_row(tmp_path, monkeypatch):
    def nowhere(peer: Peer) -> None:
        raise Unavailable("could not be installed here")

    monkeypatch.setattr(Peer, "installed", nowhere)
    monkeypatch.setattr(rendering, "CASES", {"N = 2": (2, "")})
    monkeypatch.setattr(rendering, "ROUNDS", 1)
    monkeypatch.setattr(rendering, "SHARE", 0.01)

    table = rendering.measured(tmp_path)

    rows = dict(table.rows)
    for peer in peers.peers():
        assert rows[peer.title] == "could not be installed here"
    assert rows[rendering.STOCK.title].endswith("(1.00 ×)")
    assert all("×" in rows[engine.title] for engine in (*rendering.OURS, *rendering.FLOOR))
