// The counter by keyboard. Without this script every part works by its buttons: Enter reads the card, or only shows how
// the form stands; it never files.

const form = document.querySelector("form.counter");
const at = (id) => document.getElementById(id);
const isShown = (element) => element?.checkVisibility() && !element.disabled;
const isEmpty = (box) => (box.type === "checkbox" ? !box.checked : !box.value.trim());

// Enter goes on to the next box that is needed and still empty, then to the papers, then to the button that files.
function next(from) {
  const boxes = form.dataset.needed.split(" ").map(at).filter((box) => isShown(box) && isEmpty(box) && box !== from);
  const after = boxes.find((box) => from.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
  return after ?? boxes[0] ?? at(form.querySelector("#components [name$='.handed']:checked") ? "send" : "all-handed");
}

form?.addEventListener("keydown", (event) => {
  const box = event.target;
  if (event.key !== "Enter" || event.ctrlKey || event.altKey || event.shiftKey || event.isComposing) return;
  if (box.id === "card-text" && box.value.trim()) return;
  if (!box.matches("input:not([type=file]), select")) return;
  event.preventDefault();
  const wanted = next(box);
  wanted?.focus();
  wanted?.select?.();
});

// Ticking the money asks nothing anew: the part it stands in would be written again under the cursor.
form?.addEventListener("change", (event) => { if (event.target.closest("[data-live-part]")) event.stopImmediatePropagation(); }, true);

// Where the page was written for: the next empty box after a card was read.
if (form?.dataset.focus) {
  const wanted = at(form.dataset.focus);
  if (isShown(wanted)) { wanted.focus(); if (wanted.value) wanted.select?.(); }
}

// The list of procedures follows what is typed; Enter opens its first.
const words = document.querySelector("[data-narrow] input[name=tim]");
let typed = 0, waiting = 0;
words?.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(narrow, 150); });

async function narrow() {
  const number = ++typed;
  const address = `${words.form.getAttribute("action")}?${new URLSearchParams(new FormData(words.form))}`;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok || answer.redirected || number !== typed) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector("[data-list]").replaceChildren(...page.querySelector("[data-list]").childNodes);
  const rows = document.querySelectorAll("[data-list] a.open").length;
  const told = document.documentElement.lang === "en" ? { found: `${rows} taken in here`, none: "No procedure matches" } : { found: `${rows} thủ tục nhận tại đây`, none: "Không có thủ tục nào khớp" };
  document.querySelector("[data-list-news]").textContent = rows ? told.found : told.none;
}

// The receipt is drawn up a moment after filing; the page shows it as soon as it is there.
const EVERY_MS = 700, AT_MOST = 120;
const filed = document.querySelector("[data-filed=drawing]");
if (filed) {
  let looks = 0;
  const timer = setInterval(async () => {
    if (++looks > AT_MOST) return clearInterval(timer);
    const answer = await fetch(location.pathname).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-filed]");
    if (now?.dataset.filed === "done") { clearInterval(timer); location.reload(); }
  }, EVERY_MS);
}
