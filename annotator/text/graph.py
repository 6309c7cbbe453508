"""Where the nodes of a graph go in a picture: the same graph always gives the same picture.

Passages gather round their document. Documents and all that has no document (*bodies*) attract what
they are joined to and repel the rest, after Fruchterman and Reingold; then what overlaps is moved apart.
Lengths are in pixels of the unscaled picture, y grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Work = Generator[list[Point], None, list[Point]]  # nothing after each slice of work

_GOLDEN = math.pi * (3 - math.sqrt(5))
_GAP = 34.0  # between a document and the passages round it
_LINE = 21.0  # from one passage beside a document to the next
BESIDE = 16  # as many passages stand beside their document with their words; more go in rings
_STEP = 18.0  # from one passage in a ring to the next
_MARGIN = 14.0  # kept free round a body with its passages
_FAR = 2.0  # bodies further apart than so many usual distances do not repel each other
_GRAVITY = 0.15
_FLATTEST = 0.6
_TOUCH = 1e-6  # boxes that share less than this do not overlap


class Shape(NamedTuple):
    """A node as the layout needs to know it: its size, and the index of the node it gathers round, or -1."""

    width: float
    height: float
    home: int = -1


def most_linked(homes: Sequence[int], edges: Sequence[tuple[int, int]], most: int) -> list[int]:
    """Indexes of the best linked nodes, in their order; a document counts the edges of its passages too."""
    degree = [0] * len(homes)
    for edge in edges:
        for end in edge:
            degree[end] += 1
            if homes[end] >= 0:
                degree[homes[end]] += 1
    ranked = sorted(range(len(homes)), key=lambda one: (-degree[one], homes[one] >= 0, one))
    return sorted(ranked[:most])


def arranged(shapes: Sequence[Shape], edges: Sequence[tuple[int, int]]) -> list[Point]:
    """The middle of each node. No two are on one spot, and no bodies overlap."""
    return [*arranging(shapes, edges)][-1]


def arranging(shapes: Sequence[Shape], edges: Sequence[tuple[int, int]]) -> Iterator[list[Point]]:
    """The same in slices of some milliseconds: nothing while at work, then the places."""
    around: dict[int, list[int]] = {one: [] for one, shape in enumerate(shapes) if shape.home < 0}
    for one, shape in enumerate(shapes):
        if shape.home >= 0:
            around[shape.home].append(one)
    bodies = list(around)
    number = {body: at for at, body in enumerate(bodies)}
    home = [number[one if shape.home < 0 else shape.home] for one, shape in enumerate(shapes)]
    reaches = [_reach(shapes, body, around[body]) for body in bodies]
    settled = yield from _settling([(wide + high) / 2 for wide, high in reaches], _ties(home, edges))
    flat = max(_FLATTEST, sum(high for _, high in reaches) / max(1.0, sum(wide for wide, _ in reaches)))
    places = [(x, y * min(1.0, flat)) for x, y in settled]  # bodies are wider than high, so they stand closer
    wanted = _directions(shapes, edges, [places[at] for at in home])
    beside = {body: _gathered(shapes, body, around[body], wanted) for body in bodies}
    boxes = [_room(shapes, body, beside[body]) for body in bodies]
    places = yield from _parting(places, boxes)
    found: list[Point] = [(0.0, 0.0)] * len(shapes)
    for (x, y), body in zip(places, bodies, strict=True):
        found[body] = (x, y)
        for one, (dx, dy) in beside[body].items():
            found[one] = (x + dx, y + dy)
    yield found


def _ties(home: Sequence[int], edges: Sequence[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """Which bodies belong together, and how strongly: the first cross-reference counts most."""
    counts: dict[tuple[int, int], int] = {}
    for start, end in edges:
        pair = (min(home[start], home[end]), max(home[start], home[end]))
        if pair[0] != pair[1]:
            counts[pair] = counts.get(pair, 0) + 1
    return {pair: 1 + math.log(count) / 2 for pair, count in counts.items()}


# --- bodies


def _settling(radii: Sequence[float], ties: dict[tuple[int, int], float]) -> Work:
    """Bodies where attraction, repulsion and a weak pull to the middle leave them."""
    count = max(1, len(radii))
    usual = 2.2 * sum(radii) / count + _GAP
    places = [_start(at, usual) for at in range(len(radii))]
    rounds = max(24, min(120, 4_000 // count))
    for turn in range(rounds):
        heat = usual * (1 - turn / rounds) * 0.5 + 0.5
        places = _moved(places, _forces(places, radii, ties, usual), heat)
        yield []
    return places


def _start(at: int, usual: float) -> Point:
    """A spiral by the golden angle: no two alike, none in a row."""
    far, angle = usual * 0.7 * math.sqrt(at + 0.25), at * _GOLDEN
    return far * math.cos(angle), far * math.sin(angle)


def _moved(places: list[Point], forces: list[list[float]], heat: float) -> list[Point]:
    moved = []
    for (x, y), (dx, dy) in zip(places, forces, strict=True):
        length = math.hypot(dx, dy)
        part = min(1.0, heat / length) if length else 0.0
        moved.append((x + dx * part, y + dy * part))
    return moved


def _forces(
    places: list[Point], radii: Sequence[float], ties: dict[tuple[int, int], float], usual: float
) -> list[list[float]]:
    forces = [[-x * _GRAVITY, -y * _GRAVITY] for x, y in places]
    for one, other in _near(places, usual * _FAR):
        dx, dy = places[one][0] - places[other][0], places[one][1] - places[other][1]
        squared = dx * dx + dy * dy or 1e-6
        wish = radii[one] + radii[other] + _GAP
        push = wish * wish / squared
        forces[one][0] += dx * push
        forces[one][1] += dy * push
        forces[other][0] -= dx * push
        forces[other][1] -= dy * push
    for (one, other), strength in ties.items():
        dx, dy = places[one][0] - places[other][0], places[one][1] - places[other][1]
        pull = strength * math.hypot(dx, dy) / (radii[one] + radii[other] + _GAP)
        forces[one][0] -= dx * pull
        forces[one][1] -= dy * pull
        forces[other][0] += dx * pull
        forces[other][1] += dy * pull
    return forces


def _near(places: list[Point], reach: float) -> Iterator[tuple[int, int]]:
    """Pairs that may be nearer than `reach`, each once."""
    cells: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in enumerate(places):
        cells.setdefault((int(x // reach), int(y // reach)), []).append(at)
    for (column, row), inside in cells.items():
        for at, one in enumerate(inside):
            for other in inside[at + 1 :]:
                yield one, other
        for beside in ((column + 1, row - 1), (column + 1, row), (column + 1, row + 1), (column, row + 1)):
            for other in cells.get(beside, ()):
                for one in inside:
                    yield one, other


# --- passages round their document


def _reach(shapes: Sequence[Shape], body: int, passages: Sequence[int]) -> Point:
    """How far a body with its passages reaches to the side and up, about."""
    shape = shapes[body]
    if not passages:
        return shape.width / 2, shape.height / 2
    if len(passages) > BESIDE:
        slots = _rings(len(passages), shape)
        return max(x for x, _ in slots) + _MARGIN, max(y for _, y in slots) + _MARGIN
    widest = max(shapes[one].width for one in passages)
    return shape.width / 2 + _GAP + widest, max(shape.height, len(passages) / 2 * _LINE) / 2 + _MARGIN


def _directions(shapes: Sequence[Shape], edges: Sequence[tuple[int, int]], at: Sequence[Point]) -> list[Point]:
    """Which way each passage would like to stand: towards the documents it is joined to."""
    wanted = [[0.0, 0.0] for _ in shapes]
    for pair in edges:
        for here, there in (pair, pair[::-1]):
            dx, dy = at[there][0] - at[here][0], at[there][1] - at[here][1]
            length = math.hypot(dx, dy)
            if length:
                wanted[here][0] += dx / length
                wanted[here][1] += dy / length
    return [(x, y) if x or y else (math.cos(n * _GOLDEN), math.sin(n * _GOLDEN)) for n, (x, y) in enumerate(wanted)]


def _gathered(shapes: Sequence[Shape], body: int, passages: Sequence[int], wanted: Sequence[Point]) -> dict[int, Point]:
    """Where the passages of a document stand, seen from its middle."""
    if len(passages) > BESIDE:
        slots = sorted(_rings(len(passages), shapes[body]), key=lambda slot: (math.atan2(slot[1], slot[0]), slot))
        turned = sorted(passages, key=lambda one: (math.atan2(wanted[one][1], wanted[one][0]), one))
        return dict(zip(turned, slots, strict=True))
    found: dict[int, Point] = {}
    for side, column in zip((-1, 1), _columns(passages, wanted), strict=True):
        column.sort(key=lambda one: (wanted[one][1], one))
        for one, (x, y) in zip(column, _beside(len(column), shapes[body]), strict=True):
            found[one] = (side * x, y)
    return found


def _columns(passages: Sequence[int], wanted: Sequence[Point]) -> tuple[list[int], list[int]]:
    """Which passages stand left and which right: where they would like to, unless one side gets too long."""
    turned = sorted(passages, key=lambda one: (wanted[one][0], one))
    most = max(3, (len(turned) + 1) // 2)
    left = sum(wanted[one][0] < 0 for one in turned)
    left = max(len(turned) - most, min(most, left))
    return turned[:left], turned[left:]


def _beside(count: int, shape: Shape) -> list[Point]:
    """Places on a shallow bow at the right of a document, from top to bottom."""
    lines = [(at - (count - 1) / 2) * _LINE for at in range(count)]
    return [(shape.width / 2 + _GAP - 12 * (y / (count * _LINE / 2)) ** 2, y) for y in lines]


def _rings(count: int, shape: Shape) -> list[Point]:
    """Places on rings round a document, the inner ones full."""
    found: list[Point] = []
    ring = 0
    while len(found) < count:
        wide, high = shape.width / 2 + _GAP + ring * _STEP, shape.height / 2 + _GAP + ring * _STEP
        most = int(math.pi * (wide + high) * 0.9 / _STEP)
        here = min(most, count - len(found))
        turns = [2 * math.pi * (at + 0.5 * (ring % 2)) / here for at in range(here)]
        found += [(wide * math.cos(turn), high * math.sin(turn)) for turn in turns]
        ring += 1
    return found


def _room(shapes: Sequence[Shape], body: int, beside: dict[int, Point]) -> Box:
    """What a body takes up with its passages, seen from its middle. Their words stand on the far side of them."""
    width, height = shapes[body].width / 2, shapes[body].height / 2
    left, top, right, bottom = -width, -height, width, height
    with_words = len(beside) <= BESIDE
    for one, (x, y) in beside.items():
        half = shapes[one].height / 2
        words = shapes[one].width - half if with_words else half
        left, right = min(left, x - (words if x < 0 else half)), max(right, x + (words if x >= 0 else half))
        top, bottom = min(top, y - half), max(bottom, y + half)
    return left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN


# --- apart


def _parting(places: Sequence[Point], boxes: Sequence[Box]) -> Work:
    """Near places where the boxes, each seen from its place, do not overlap."""
    now = [[x, y] for x, y in places]
    _spread(now, _crowding(now, boxes))
    turn = 0
    while _pushed(now, boxes):
        turn += 1
        if turn % 10 == 0:
            _spread(now, 1.15)
        yield []
    return [(x, y) for x, y in now]


def _crowding(now: list[list[float]], boxes: Sequence[Box]) -> float:
    """How much larger the picture must be for the boxes to have room in it; 1 where they have."""
    if len(now) < 3:
        return 1.0
    wide, high = (max(place[axis] for place in now) - min(place[axis] for place in now) for axis in (0, 1))
    filled = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
    return max(1.0, min(4.0, math.sqrt(1.2 * filled / (wide * high + 1))))


def _spread(now: list[list[float]], times: float) -> None:
    for place in now:
        place[0] *= times
        place[1] *= times


def _pushed(now: list[list[float]], boxes: Sequence[Box]) -> bool:
    """Push what overlaps apart, half of the way each; whether anything did."""
    order = sorted(range(len(now)), key=lambda one: (now[one][0] + boxes[one][0], one))
    any_did = False
    for at, one in enumerate(order):
        here, box = now[one], boxes[one]
        for other in order[at + 1 :]:
            there, its = now[other], boxes[other]
            if there[0] + its[0] >= here[0] + box[2] - _TOUCH:
                break
            if there[1] + its[1] < here[1] + box[3] - _TOUCH and here[1] + box[1] < there[1] + its[3] - _TOUCH:
                any_did = _push(here, box, there, its) or any_did
    return any_did


def _push(here: list[float], box: Box, there: list[float], its: Box) -> bool:
    """Push two overlapping boxes apart along the shorter way; false where they have parted meanwhile."""
    ways = []
    for axis in (0, 1):
        forth = here[axis] + box[axis + 2] - there[axis] - its[axis]
        back = there[axis] + its[axis + 2] - here[axis] - box[axis]
        if min(forth, back) <= _TOUCH:
            return False
        ways.append(forth if here[axis] <= there[axis] else -back)
    axis = 0 if abs(ways[0]) < abs(ways[1]) else 1
    here[axis] -= ways[axis] / 2
    there[axis] += ways[axis] / 2
    return True


# --- going about


def nearest(places: Sequence[Point], here: int, dx: int, dy: int) -> int:
    """The next node from `here` to the left, right, top or bottom, rather ahead than aside; `here` for none."""
    best, found = (True, math.inf), here
    for one, (x, y) in enumerate(places):
        x, y = x - places[here][0], y - places[here][1]
        along, across = x * dx + y * dy, abs(x * dy) + abs(y * dx)
        score = across > along, along + 2 * across
        if along > 0 and score < best:
            best, found = score, one
    return found
