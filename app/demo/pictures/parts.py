"""What the drawn streets are made of. Each part draws itself on a sheet whose ground begins at `GROUND`."""

from app.demo.pictures.sheet import HEIGHT, WIDTH, Sheet

GROUND = 400
WALLS = ("#e8d9c3", "#d9c2a3", "#c9d3d0", "#e3cfc2", "#d7d9c4")
LEAVES, TRUNK = "#5f8f5a", "#7a5a3e"
WOOD, IRON, STONE = "#a9743f", "#4c555c", "#c3beb4"


def day(sheet: Sheet) -> None:
    """A pale sky."""
    sheet.box(0, 0, WIDTH, HEIGHT, "#cfe3ee")
    sheet.disc(660, 90, 42, "#f6dd9a")


def night(sheet: Sheet) -> None:
    """A dark sky with a moon."""
    sheet.box(0, 0, WIDTH, HEIGHT, "#26314a")
    sheet.disc(650, 90, 30, "#e9e6d0")
    sheet.disc(663, 82, 27, "#26314a")


def houses(sheet: Sheet, *, lit: bool = False) -> None:
    """A row of buildings with windows."""
    for number, (x, wide, high) in enumerate(((0, 150, 190), (150, 130, 250), (280, 170, 210), (450, 140, 270), (590, 210, 200))):
        sheet.box(x, GROUND - high, wide, high, "#39455e" if lit else WALLS[number])
        for row in range(int(high // 60)):
            for column in range(int(wide // 50)):
                glow = (row * 3 + column + number) % 4 == 0
                colour = ("#f0cf7d" if glow else "#2c3650") if lit else "#f6f4ee"
                sheet.box(x + 16 + column * 48, GROUND - high + 22 + row * 58, 24, 32, colour, 2)


def street(sheet: Sheet, *, dark: bool = False) -> None:
    """A pavement in front and a road behind it."""
    sheet.box(0, GROUND, WIDTH, 70, "#3f4757" if dark else "#8f959b")
    sheet.box(0, GROUND + 70, WIDTH, 10, "#6a7080" if dark else "#b9b4aa")
    sheet.box(0, GROUND + 80, WIDTH, 130, "#4d5566" if dark else STONE)


def grass(sheet: Sheet) -> None:
    """A lawn with a path."""
    sheet.box(0, GROUND, WIDTH, 200, "#9dbd7f")
    sheet.shape([(250, 600), (360, GROUND), (430, GROUND), (560, 600)], "#ddd0b4")


def tree(sheet: Sheet, x: float, *, big: bool = False) -> None:
    """A tree standing on the ground's edge."""
    size = 1.6 if big else 1.0
    sheet.box(x - 11 * size, GROUND - 90 * size, 22 * size, 100 * size, TRUNK)
    for across, down, radius in ((0, -150, 66), (-46, -116, 46), (46, -116, 46), (0, -98, 50)):
        sheet.disc(x + across * size, GROUND + down * size, radius * size, LEAVES)


def bench(sheet: Sheet, x: float, y: float = 470) -> None:
    """A bench with a back and arms."""
    sheet.disc(x + 95, y + 74, 120, "#00000022", 12)
    for leg in (x + 12, x + 170):
        sheet.box(leg, y, 10, 72, IRON)
    for plank in range(3):
        sheet.box(x, y - 58 + plank * 20, 192, 14, WOOD, 3)
    sheet.box(x - 6, y + 12, 204, 18, "#bd8449", 4)
    for arm in (x - 4, x + 166):
        sheet.box(arm, y - 14, 30, 9, IRON, 3)


def lamp(sheet: Sheet, x: float, *, lit: bool = True) -> None:
    """A street lamp; its light falls on the ground when it works."""
    if lit:
        sheet.shape([(x + 62, 170), (x - 90, 540), (x + 214, 540)], "#ffe9a638")
        sheet.disc(x + 62, 540, 152, "#ffe9a640", 26)
    sheet.box(x, 160, 10, 330, IRON)
    sheet.box(x, 156, 72, 9, IRON, 4)
    sheet.box(x + 42, 156, 40, 18, IRON, 6)
    sheet.disc(x + 62, 176, 16, "#fff3c4" if lit else "#6d747c", 8)


def broken_slabs(sheet: Sheet) -> None:
    """Paving that roots have lifted."""
    for column in range(9):
        lift = (0, 4, 16, 26, 12, 20, 6, 0, 0)[column]
        x, y = column * 92 - 10, 500 - lift
        sheet.shape([(x, y + lift / 3), (x + 84, y - lift / 4), (x + 88, y + 46), (x + 4, y + 52)], ("#b5b0a6", "#cac5bb")[column % 2])
        if lift:
            sheet.line([(x + 20, y), (x + 40, y + 22), (x + 34, y + 46)], "#7c776e", 3)
    sheet.line([(250, 548), (330, 520), (420, 538), (520, 512)], TRUNK, 9)


def new_slabs(sheet: Sheet) -> None:
    """Even paving with a lowered edge."""
    for row in range(2):
        for column in range(9):
            sheet.box(column * 92 - 10 + row * 40, 492 + row * 50, 86, 44, ("#d8d3c8", "#cfcabf")[(row + column) % 2], 3)
    sheet.shape([(300, 470), (500, 470), (540, 490), (260, 490)], "#e9e4d8")


def high_kerb(sheet: Sheet) -> None:
    """A kerb with a step, too high for a wheel."""
    sheet.box(0, 470, WIDTH, 46, "#a8a297")
    sheet.box(0, 462, WIDTH, 14, "#dcd7cc")
    for radius, colour in ((48, "#3f464c"), (40, STONE), (6, "#3f464c")):
        sheet.disc(360, 530, radius, colour)
    sheet.line([(360, 530), (330, 440), (300, 440)], IRON, 8)
    sheet.line([(330, 476), (400, 476), (420, 560)], IRON, 8)


def crossing(sheet: Sheet, *, painted: bool = True) -> None:
    """A pedestrian crossing on the road, or its chalk outline."""
    for bar in range(6):
        x = 190 + bar * 72
        points: list[tuple[float, float]] = [(x, 402), (x + 42, 402), (x + 34, 468), (x - 12, 468)]
        if painted:
            sheet.shape(points, "#fbfaf5")
        else:
            sheet.line([*points, points[0]], "#f3efe0", 2)


def posts(sheet: Sheet) -> None:
    """Two posts that slow cars down."""
    for x in (150, 640):
        sheet.box(x, 420, 14, 74, "#b5483c", 6)
        sheet.box(x, 436, 14, 12, "#fbfaf5")


def fountain(sheet: Sheet) -> None:
    """A drinking fountain with a low tap."""
    sheet.disc(395, 560, 120, "#00000022", 16)
    sheet.box(340, 330, 70, 225, "#6e8b94", 12)
    sheet.box(405, 420, 60, 135, "#7f9aa2", 10)
    for x, y, length in ((330, 372, 40), (455, 452, 34)):
        sheet.line([(x + 40, y), (x, y), (x, y + 12)] if x < 400 else [(x, y), (x + 36, y), (x + 36, y + 10)], IRON, 8)
        drop = x if x < 400 else x + 36
        sheet.line([(drop, y + 18), (drop, y + 18 + length)], "#4aa3d0", 5)
    sheet.disc(330, 452, 46, "#8fc6e0", 12)


def planters(sheet: Sheet) -> None:
    """Wooden boxes with young plants."""
    for number, x in enumerate((90, 310, 530)):
        sheet.box(x, 470, 180, 76, WOOD, 4)
        sheet.box(x, 494, 180, 4, "#8b5d31")
        sheet.box(x + 8, 460, 164, 16, "#5b432e", 4)
        for plant in range(5):
            middle = x + 24 + plant * 33
            sheet.line([(middle, 462), (middle, 426)], "#4f7d4a", 5)
            sheet.disc(middle - 9, 432, 11, "#6ea463", 7)
            sheet.disc(middle + 9, 422, 11, "#6ea463", 7)
            if (plant + number) % 2:
                sheet.disc(middle, 446, 6, "#c94a3b")


def stairs(sheet: Sheet, *, rail: bool) -> None:
    """Steps going down, with pale edges; the rail goes to the bottom or stops half-way."""
    for step in reversed(range(8)):
        y, x = 250 + step * 44, 190 + step * 70
        sheet.box(0, y, x, HEIGHT - y, ("#b0a99c", "#bcb5a8")[step % 2])
        sheet.box(0, y, x, 7, "#f0ead9")
    end = 7 if rail else 4
    sheet.line([(90, 130), (160, 145), (160 + end * 70, 145 + end * 44)], "#3d6b8f", 10)
    for step in range(0, end + 1, 2):
        sheet.line([(160 + step * 70, 145 + step * 44), (160 + step * 70, 252 + step * 44)], "#3d6b8f", 6)


def left_things(sheet: Sheet) -> None:
    """A mattress and a refrigerator left at the foot of a wall."""
    sheet.shape([(150, 300), (340, 280), (352, 520), (162, 535)], "#e9e2ee")
    for stripe in range(5):
        sheet.line([(165 + stripe * 38, 300 - stripe * 3), (175 + stripe * 38, 530 - stripe * 3)], "#b9aecb", 4)
    sheet.box(430, 300, 120, 240, "#f4f4f1", 8)
    sheet.box(430, 380, 120, 5, "#a9a9a4")
    sheet.box(444, 330, 8, 36, IRON, 3)
    sheet.box(444, 400, 8, 50, IRON, 3)
    sheet.box(590, 450, 120, 90, WOOD, 4)


def empty_sand(sheet: Sheet) -> None:
    """A sandpit from which the slide is gone."""
    sheet.disc(400, 500, 270, "#e6d3a0", 62)
    sheet.disc(400, 506, 90, "#cdb87f", 22)
    for x in (348, 446):
        sheet.box(x, 440, 12, 62, "#8b8f93", 4)
    sheet.line([(250, 430), (560, 430)], "#d2553f", 6)
    for x in (250, 405, 560):
        sheet.box(x - 5, 428, 10, 70, "#f4f4f1")


def young_trees(sheet: Sheet) -> None:
    """Small trees with stakes and labels."""
    for x in (120, 290, 520, 680):
        sheet.box(x - 3, 330, 6, 190, TRUNK)
        sheet.box(x + 14, 380, 5, 140, WOOD)
        for across, down in ((0, 0), (-20, 24), (20, 24)):
            sheet.disc(x + across, 318 + down, 26, LEAVES)
        sheet.box(x + 8, 430, 40, 22, "#f6efd9", 3)


def clean_square(sheet: Sheet) -> None:
    """A square with folded stalls and containers."""
    sheet.box(0, GROUND, WIDTH, 200, "#cfc8ba")
    for number in range(4):
        x = 60 + number * 180
        sheet.box(x, 440, 110, 92, "#3f7d6e", 8)
        sheet.box(x - 5, 430, 120, 18, "#356a5d", 6)
        sheet.disc(x + 55, 486, 18, "#e8efe9")
    sheet.disc(560, 575, 90, "#ffffff50", 10)
