"""What WCAG 2.2 AA asks of a page and axe does not see: width, letters further apart, where the focus is."""

from __future__ import annotations

from playwright.sync_api import Page, ViewportSize

# An office's screen at 200 %, and 1280 dots at 400 % (1.4.10).
ZOOMED: ViewportSize = {"width": 683, "height": 384}
NARROW: ViewportSize = {"width": 320, "height": 256}
UNFOLD = "document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })"
# Tables and drawings have bars of their own; the page has none. Whatever sticks out the most is named.
_WIDE = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const out = (one) => one.getBoundingClientRect().right;
  const inside = (one) => { for (let up = one; up; up = up.parentElement)
    if (getComputedStyle(up).overflowX !== 'visible') return up !== page && up !== document.body; };
  const widest = [...document.body.querySelectorAll('*')].filter((one) => !inside(one)).sort((a, b) => out(b) - out(a));
  return [`${page.scrollWidth - page.clientWidth} too wide at ${page.clientWidth}: `
    + widest.slice(0, 3).map((one) => one.outerHTML.slice(0, 110)).join(' | ')];
}"""
# 1.4.12: lines 1.5 high, paragraphs 2 apart, letters .12 and words .16 of the size of the text. A name that is cut
# stands whole in its title.
_APART = """() => {
  const hides = (style) => [style.overflowX, style.overflowY].some((way) => ['hidden', 'clip'].includes(way));
  const cut = () => [...document.querySelectorAll('body *')].filter((one) => hides(getComputedStyle(one))
    && !one.closest('.seen-aloud, svg, [title]') && one.checkVisibility()
    && (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2));
  const shortened = new Set(cut());
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
  const found = cut().filter((one) => !shortened.has(one)).map((one) => `cut: ${one.outerHTML.slice(0, 120)}`);
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  document.adoptedStyleSheets = [];
  return wide > 0 ? [...found, `${wide} too wide when letters stand apart`] : found;
}"""
# 2.4.7, 2.4.11: whatever can be focused shows a ring and is not wholly behind something else. Of what looks alike in
# one place the first and the last are tried.
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
    const seen = [...one.getClientRects()].some((box) => {
      // Of what is larger than the window, the part in the window counts.
      const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
      const [right, foot] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
      return [.1, .5, .9].some((x) => [.2, .5, .8].some((y) => {
        const there = document.elementFromPoint(left + (right - left) * x, top + (foot - top) * y);
        return there && (one.contains(there) || there.contains(one));
      }));
    });
    if (!seen) wrong.push(['hidden when focused', one]);
  }
  document.activeElement?.blur();
  return wrong.map(([what, one]) => `${what}: ${one.outerHTML.slice(0, 160)}`);
}"""


def sideways(page: Page, size: ViewportSize | None = None) -> list[str]:
    """What makes the page wider than the window."""
    if size is not None:
        page.set_viewport_size(size)
    found: list[str] = page.evaluate(_WIDE)
    return found


def lost_to_the_eye(page: Page) -> list[str]:
    """What is cut when letters stand apart, has no ring when focused, or is hidden then."""
    return [*page.evaluate(_APART), *page.evaluate(_FOCUS)]
