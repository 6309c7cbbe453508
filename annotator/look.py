"""The colours of the program, by what they are for: the window, paper and web pages look alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """The colours of one theme, by what they are for."""

    name: str
    ground: str
    page: str
    card: str
    line: str
    text: str
    soft: str  # running text of lesser weight
    muted: str
    chosen: str
    hover: str
    selection: str
    accent: str
    good: str
    warning: str
    find: str
    tint: float  # opacity of a highlight behind words
    colours: dict[str, str]
    readers: tuple[str, ...]  # in the order in which they appear; none is a colour of highlights


LIGHT = Look(
    name="light",
    ground="#f1eee7",
    page="#fbfaf5",
    card="#ffffff",
    line="#dfdacf",
    text="#22201c",
    soft="#454139",
    muted="#6f695d",
    chosen="#eae0cf",
    hover="#e9e4d9",
    selection="#c5daf2",
    accent="#9c4a17",
    good="#1d7347",
    warning="#fbeed5",
    find="#f6e58d",
    tint=0.25,
    colours={
        "amber": "#c68900",
        "sky": "#4a9bc8",
        "green": "#009e73",
        "pink": "#cc79a7",
        "red": "#d55e00",
        "blue": "#0072b2",
        "olive": "#8f8822",
        "violet": "#7b5ea7",
    },
    readers=("#1b6b74", "#8c3a70", "#77520f", "#3a55a4", "#a03a35", "#4c6a1c", "#5a5f6c", "#6a3e9f"),
)
DARK = Look(
    name="dark",
    ground="#141311",
    page="#1c1b19",
    card="#242320",
    line="#34322d",
    text="#e8e4da",
    soft="#cfcabe",
    muted="#a09a8d",
    chosen="#322d25",
    hover="#2a2823",
    selection="#2c4866",
    accent="#e0935a",
    good="#56c596",
    warning="#3d3220",
    find="#5f5518",
    tint=0.28,
    colours={
        "amber": "#e69f00",
        "sky": "#56b4e9",
        "green": "#2ebd96",
        "pink": "#d98cb8",
        "red": "#e8763a",
        "blue": "#4a96d9",
        "olive": "#bdb54a",
        "violet": "#a68bd4",
    },
    readers=("#6cc3cc", "#dd9ac8", "#d6a963", "#9db3f5", "#ee9c91", "#a9c774", "#b5bac7", "#c5a6f2"),
)
