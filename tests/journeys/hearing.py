"""What a screen reader says: the browser's accessibility tree in reading order, and what a live region has announced."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

SPOKEN = {
    "heading", "link", "button", "textbox", "checkbox", "radio", "combobox", "listitem", "img", "status", "alert", "StaticText", "LabelText",
    "group", "radiogroup", "navigation", "main", "banner", "contentinfo", "searchbox", "spinbutton", "DisclosureTriangle", "progressbar", "table",
}
LISTEN = """() => {
  window.announced = [];
  const polite = "[role=status], [role=alert], [aria-live]";
  new MutationObserver(changes => {
    for (const { target } of changes) {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(polite);
      const words = region?.textContent.replace(/\\s+/g, " ").trim();
      if (words && window.announced.at(-1) !== words) window.announced.push(words);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""


@dataclass(frozen=True)
class Heard:
    """One thing as it is said: its role, its name, and what is added (level, state)."""

    role: str
    name: str
    states: tuple[str, ...] = ()


def reading(page: Page) -> list[Heard]:
    """The page from top to bottom as a screen reader walks it; parts that only repeat their parent's name are left out."""
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    client.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    return list(_walk(nodes[0], by_id, ""))


def _walk(node: dict[str, Any], by_id: dict[str, Any], above: str) -> Any:
    role, name = node.get("role", {}).get("value", ""), node.get("name", {}).get("value", "").strip()
    said = not node.get("ignored") and role in SPOKEN and name and name not in above
    if said:
        yield Heard(role, name, tuple(_states(node)))
    for child in node.get("childIds", []):
        if child in by_id:
            yield from _walk(by_id[child], by_id, name if said else above)


def _states(node: dict[str, Any]) -> Any:
    for one in node.get("properties", []):
        value = one["value"].get("value")
        if one["name"] == "level":
            yield f"level {value}"
        elif one["name"] in {"required", "disabled", "expanded", "pressed", "checked", "invalid"} and value not in (False, "false", None):
            yield one["name"]


def names(heard: list[Heard], *roles: str) -> list[str]:
    """The names of the things of these roles, in order."""
    return [one.name for one in heard if one.role in roles]


def listen(page: Page) -> None:
    """From now on note what live regions say."""
    page.evaluate(LISTEN)


def announced(page: Page) -> list[str]:
    """What was said since `listen`."""
    found: list[str] = page.evaluate("() => window.announced")
    return found


def tab_to(page: Page, name: str, most: int = 40) -> None:
    """Press Tab until the focus is on the control of that accessible name. Fails when the keyboard does not get there."""
    for _step in range(most):
        page.keyboard.press("Tab")
        if name.casefold() in focused(page).casefold():
            return
    raise AssertionError(f"Tab never reached {name!r}")


def focused(page: Page) -> str:
    """The name of what has the focus."""
    found: str = page.evaluate("""() => {
      const one = document.activeElement;
      return (one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent ?? "").replace(/\\s+/g, " ").trim();
    }""")
    return found
