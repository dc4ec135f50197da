"""People at screens: one window for each of them, kept open from page to page."""

from __future__ import annotations

from types import TracebackType

from playwright.sync_api import Browser, Page, ViewportSize

from models.role import Role
from tests.desk.browser import beside
from tests.desk.desk_house import COOKIE
from tests.pages.lived_in import LivedIn
from tests.pages.looks import Look
from tests.pages.whole_front import WholeFront
from tests.portal.portal_house import link_of
from web.language.of_request import COOKIE as OF_LANGUAGE

OFFICE_SCREEN: ViewportSize = {"width": 1366, "height": 768}
PATIENCE_MS = 15_000


class Seats:
    """`complaints` is what pages said went wrong: a script that failed, something the house forbids to load."""

    def __init__(self, house: WholeFront, lived: LivedIn, chromium: Browser, *, english: bool = False) -> None:
        self.house, self.lived, self.chromium, self.english = house, lived, chromium, english
        self.complaints: list[str] = []
        self._screens: dict[Role | str | None, Page] = {}

    def __enter__(self) -> Seats:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for page in self._screens.values():
            page.context.close()

    def opens(self, look: Look) -> Page:
        """This will show the view at the size of an office's screen to whoever may see it."""
        if look.who not in self._screens:
            self._screens[look.who] = self._seat(look.who)
        page = self._screens[look.who]
        page.set_viewport_size(OFFICE_SCREEN)
        answer = page.goto(self.house.address + look.address)
        assert answer is not None, look
        assert answer.status == 200, (look, answer.status)
        return page

    def _seat(self, who: Role | str | None) -> Page:
        context = self.chromium.new_context(viewport=OFFICE_SCREEN, locale="vi-VN", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"the script failed: {error}"))
        page.on("console", lambda said: self._hear(said.text))
        if self.english:
            context.add_cookies([{"name": OF_LANGUAGE, "value": "en", "url": self.house.address}])
        if isinstance(who, Role):
            token = beside(lambda: self.house.desk.session_of(who))
            context.add_cookies([{"name": COOKIE, "value": token, "url": self.house.address}])
        elif who is not None:
            page.goto(self.house.address + beside(lambda: link_of(self.lived.stories[who])))
        return page

    def _hear(self, said: str) -> None:
        if "Content Security Policy" in said:
            self.complaints.append(said)
