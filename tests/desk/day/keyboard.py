"""Somebody who never touches the mouse: presses keys, walks by Tab, and after every page looks whether it holds up."""

from __future__ import annotations

import json
from dataclasses import dataclass

from playwright.sync_api import Page, ViewportSize

OFFICE_SCREEN: ViewportSize = {"width": 1366, "height": 768}
# The same screen at 200 %: half as many dots of the style sheet each way.
ZOOMED: ViewportSize = {"width": 683, "height": 384}
MOST_TABS = 400
# What the browser itself says was pressed by a hand, over all pages of the window.
COUNTS = """
addEventListener("keydown", (event) => {
  if (!event.isTrusted || event.repeat) return;
  const pressed = JSON.parse(sessionStorage.getItem("pressed") ?? "[]");
  sessionStorage.setItem("pressed", JSON.stringify([...pressed, event.code]));
}, true);
"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# How a screen reader would name what has the focus; enough of it to tell it from its neighbours.
NAMED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const labels = [...(at.labels ?? [])].map((label) => label.innerText).join(" ");
  return [at.getAttribute("aria-label") ?? "", labels, at.innerText ?? "", at.id, at.name ?? ""].join(" | ");
}"""
# What has the focus stands on the screen, under nothing and cut off nowhere.
IN_SIGHT = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return true;
  const box = at.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""


@dataclass(frozen=True)
class Keyboard:
    page: Page

    def press(self, *keys: str) -> None:
        """Keys that stay on the page."""
        for key in keys:
            self.page.keyboard.press(key)

    def goes(self, *keys: str) -> None:
        """Keys the last of which leads to another page; that page holds up."""
        self.press(*keys[:-1])
        with self.page.expect_navigation():
            self.page.keyboard.press(keys[-1])
        self.holds_up()

    def types(self, words: str) -> None:
        self.page.keyboard.type(words)

    def tabs_to(self, name: str) -> None:
        """This will press Tab until something of that name has the focus."""
        for _ in range(MOST_TABS):
            if name in self.focused():
                assert self.page.evaluate(IN_SIGHT), f"{name} has the focus out of sight"
                return
            self.press("Tab")
        raise AssertionError(f"no Tab leads to {name} on {self.page.url}")

    def chooses(self, value: str) -> None:
        """Down the list that has the focus, until this is chosen."""
        for _ in range(MOST_TABS):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"the list does not offer {value}")

    def focused(self) -> str:
        return str(self.page.evaluate(NAMED))

    def says(self, words: str) -> None:
        assert words in self.text(), f"not said: {words}\n{self.text()[:1500]}"

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def holds_up(self) -> None:
        """Nothing sticks out sideways, whatever the size."""
        sideways = self.page.evaluate(WIDE)
        assert sideways <= 0, f"{sideways} dots too wide: {self.page.url}"

    def pressed(self) -> list[str]:
        """Every key pressed in this window so far, as the browser counts them; needs `COUNTS` in it."""
        kept: list[str] = json.loads(self.page.evaluate("sessionStorage.getItem('pressed') ?? '[]'"))
        return kept
