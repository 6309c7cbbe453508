"""Lay the picture out between two looks at the keyboard, so that a large one does not hold the window up."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from annotator.gui.network.scene import homes_of, index_of, shapes_of
from annotator.store.network import Network
from annotator.text import graph
from annotator.text.graph import Point

MOST = 400  # nodes; more would be no picture
_FIRST, _SLICE = 40, 25  # milliseconds


def pairs_of(network: Network) -> list[tuple[int, int]]:
    """The edges as pairs of numbers of nodes."""
    index = index_of(network)
    return [(index[edge.from_id], index[edge.to_id]) for edge in network.edges]


def best_of(network: Network) -> Network:
    """The part of a network that its best linked nodes make."""
    if len(network.nodes) <= MOST:
        return network
    kept = {network.nodes[at].id for at in graph.most_linked(homes_of(network), pairs_of(network), MOST)}
    return network.of(tuple(edge for edge in network.edges if edge.from_id in kept and edge.to_id in kept))


class Arranging(QObject):
    """Works out the places of a network's nodes; `done` has them by id. A small one is done at once."""

    done = Signal(dict)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._network = Network()
        self._work: Iterator[list[Point]] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(lambda: self._go_on(_SLICE))

    def start(self, network: Network) -> None:
        """Begin with a network, in place of any other."""
        self._network = network
        self._work = graph.arranging(shapes_of(network), pairs_of(network))
        self._timer.start()
        self._go_on(_FIRST)

    def stop(self) -> None:
        """Leave it."""
        self._timer.stop()

    def _go_on(self, milliseconds: int) -> None:
        clock = QElapsedTimer()
        clock.start()
        for places in self._work:
            if places or not self._network.nodes:
                self._timer.stop()
                nodes = self._network.nodes
                self.done.emit({node.id: place for node, place in zip(nodes, places, strict=True)})
                return
            if clock.elapsed() > milliseconds:
                return
