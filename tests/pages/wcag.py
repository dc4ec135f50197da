"""What WCAG 2.2 AA asks of a page and axe does not see: width, letters further apart, where the focus is."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

# An office's screen, the same at 200 %, and 1280 dots at 400 % (1.4.10).
SCREEN, ZOOMED, NARROW = (1366, 768), (683, 384), (320, 256)
UNFOLD = "document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })"
_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# 1.4.12: lines 1.5 high, paragraphs 2 apart, letters .12 and words .16 of the size of the text.
_SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
_CUT = """() => {
  const sheet = document.createElement('style');
  sheet.textContent = SPACED;
  document.head.append(sheet);
  const cut = [...document.querySelectorAll('body *')].filter((one) => {
    const style = getComputedStyle(one);
    const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    return hides && !one.closest('.seen-aloud, svg') && one.checkVisibility()
      && (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2);
  }).map((one) => `cut when letters stand apart: ${one.outerHTML.slice(0, 120)}`);
  const wide = WIDE;
  sheet.remove();
  return wide > 0 ? [...cut, `${wide} dots too wide when letters stand apart`] : cut;
}""".replace("SPACED", f"`{_SPACED}`").replace("WIDE", _WIDE)
# 2.4.7, 2.4.11: whatever can be focused shows a ring and is not wholly behind something else. Of what looks alike in one
# place the first and the last are tried.
_FOCUS = """() => {
  const kinds = new Map();
  for (const one of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (!one.checkVisibility() || one.disabled || one.tabIndex < 0) continue;
    const place = one.closest('table, form, nav, section, header, footer');
    const kind = `${one.tagName} ${one.className} ${place?.tagName} ${place?.className}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  const wrong = [];
  for (const one of [...kinds.values()].flatMap((all) => [...new Set([all[0], all.at(-1)])])) {
    one.focus();
    const style = getComputedStyle(one);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) wrong.push(['no ring', one]);
    const seen = [...one.getClientRects()].some((box) => [.1, .5, .9].some((x) => [.2, .5, .8].some((y) => {
      const there = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return there && (one.contains(there) || there.contains(one));
    })));
    if (!seen) wrong.push(['hidden when focused', one]);
  }
  document.activeElement?.blur();
  return wrong.map(([what, one]) => `${what}: ${one.outerHTML.slice(0, 160)}`);
}"""


def sideways(page: Page, *sizes: tuple[int, int]) -> Iterator[str]:
    """Tables and drawings have bars of their own; the page has none, neither as it stands nor in these sizes."""
    for size in (None, *sizes):
        if size:
            page.set_viewport_size({"width": size[0], "height": size[1]})
        if (wide := page.evaluate(_WIDE)) > 0:
            yield f"{wide} dots too wide at {size or SCREEN}"


def lost_to_the_eye(page: Page) -> list[str]:
    """At twice the size, where the most stands in the way."""
    page.set_viewport_size({"width": ZOOMED[0], "height": ZOOMED[1]})
    return [*page.evaluate(_CUT), *page.evaluate(_FOCUS)]
