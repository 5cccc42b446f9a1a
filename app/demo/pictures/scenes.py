"""Which parts make which picture."""

from collections.abc import Callable
from functools import partial

from app.demo.pictures import parts
from app.demo.pictures.sheet import Sheet

Part = Callable[[Sheet], None]

TOWN: tuple[Part, ...] = (parts.day, parts.houses, parts.street)
NIGHT: tuple[Part, ...] = (parts.night, partial(parts.houses, lit=True), partial(parts.street, dark=True))
PARK: tuple[Part, ...] = (parts.day, parts.grass)

SCENES: dict[str, tuple[Part, ...]] = {
    "dark passage": (*NIGHT, partial(parts.lamp, x=170, lit=False), partial(parts.lamp, x=520, lit=False)),
    "lit passage": (*NIGHT, partial(parts.lamp, x=150), partial(parts.lamp, x=480)),
    "broken pavement": (*TOWN, partial(parts.tree, x=400), parts.broken_slabs),
    "new pavement": (*TOWN, parts.new_slabs),
    "high kerb": (*TOWN, parts.high_kerb),
    "bench": (*PARK, partial(parts.tree, x=200, big=True), partial(parts.bench, x=130), partial(parts.bench, x=480)),
    "benches uphill": (*TOWN, partial(parts.bench, x=70, y=500), partial(parts.bench, x=430, y=500)),
    "lime tree": (*PARK, partial(parts.tree, x=400, big=True)),
    "chalk crossing": (*TOWN, partial(parts.crossing, painted=False)),
    "new crossing": (*TOWN, parts.crossing, parts.posts),
    "fountain": (*PARK, partial(parts.tree, x=120), parts.fountain),
    "planters": (*PARK, parts.planters),
    "short rail": (parts.day, partial(parts.stairs, rail=False)),
    "long rail": (parts.day, partial(parts.stairs, rail=True)),
    "left things": (*TOWN, parts.left_things),
    "empty sandpit": (*PARK, partial(parts.tree, x=110), partial(parts.tree, x=700), parts.empty_sand),
    "young trees": (*PARK, parts.young_trees),
    "clean square": (parts.day, parts.houses, parts.clean_square),
}
