// Lists of work: rows are marked by X, one comes back to the row one stood on, and what changes meanwhile is told in
// place. No row ever moves while somebody looks at it; "Tải lại" is a plain link that works without this script.

const EVERY_MS = 20_000;
// What the script says by itself, in the page's language.
const told = document.documentElement.lang === "en"
  ? { marked: "marked", fresh: "new – Show", lost: "No connection – Reload" }
  : { marked: "đã đánh dấu", fresh: "việc mới – Hiện", lost: "Mất kết nối – Tải lại" };
const rows = () => [...document.querySelectorAll("[data-row]")];
const boxes = () => rows().map((row) => row.querySelector("input[type=checkbox]")).filter((box) => box && !box.disabled);

// Whatever in a row has the focus, the row is the one that keys act on.
document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row) return;
  for (const other of document.querySelectorAll("[data-row][aria-selected=true]")) other.setAttribute("aria-selected", "false");
  row.setAttribute("aria-selected", "true");
});

// How many are marked stands on the panel that acts on them.
const picked = document.querySelector("[data-picked]");
const count = () => {
  const marked = boxes().filter((box) => box.checked).length;
  if (picked) picked.textContent = marked ? `${told.marked} ${marked}` : "";
};
document.addEventListener("change", count);
const showPickAll = () => { for (const button of document.querySelectorAll("[data-pick-all]")) button.hidden = false; };
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-pick-all]")) return;
  const all = boxes().every((box) => box.checked);
  for (const box of boxes()) box.checked = !all;
  count();
});
showPickAll();
count();

// After an act the focus comes back to its row, or to the one that has taken its place.
const PLACE = "motcua.row";
document.addEventListener("submit", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) sessionStorage.setItem(PLACE, String(rows().indexOf(row)));
});
const kept = sessionStorage.getItem(PLACE);
sessionStorage.removeItem(PLACE);
const wanted = location.hash.startsWith("#v-") ? document.getElementById(location.hash.slice(1)) : null;
const back = wanted || (kept === null ? null : rows()[Math.min(Number(kept), rows().length - 1)]);
const stand = () => { if (document.activeElement === document.body) back?.querySelector("a.open")?.focus(); };
// A browser that follows the place in the address takes the focus away once more when everything has been loaded.
stand();
addEventListener("load", () => requestAnimationFrame(stand));

// What became of the rows since the page was written.
const list = () => document.querySelector("[data-live]");
const again = document.querySelector("[data-live-shown]");
const plain = again?.firstChild.textContent.trim();
const aloud = document.querySelector("[data-live-news]");

async function look() {
  if (document.hidden) return;
  const known = rows().filter((row) => row.dataset.id && !row.classList.contains("gone"));
  const marks = known.map((row) => `${row.dataset.id}~${row.dataset.mark}`).join(",");
  const answer = await fetch(`${list().dataset.live}&viec=${marks}`, { headers: { Accept: "application/json" } }).catch(() => null);
  // A list that has stopped following what happens says so: the network is gone, or the session has ended.
  if (!answer?.ok || answer.redirected) return announce(told.lost);
  if (again?.dataset.said === told.lost) announce("");
  const changed = await answer.json();
  for (const row of known) if (changed.rows[row.dataset.id]) tell(row, changed.rows[row.dataset.id]);
  if (changed.new) announce(`${changed.new} ${told.fresh}`);
}

// The cell keeps its width, so that nothing beside or below it moves.
function tell(row, news) {
  if (row.dataset.mark === news.mark && !news.gone) return;
  row.dataset.mark = news.mark;
  row.classList.add(news.gone ? "gone" : "changed");
  const cell = row.querySelector("[data-holding]");
  const box = row.querySelector("input[type=checkbox]");
  if (cell.contains(document.activeElement) || (news.gone && box === document.activeElement)) row.querySelector("a.open").focus({ preventScroll: true });
  if (news.gone && box) { box.checked = false; box.disabled = true; count(); }
  const width = `${cell.offsetWidth}px`;
  Object.assign(cell.style, { width, maxWidth: width, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" });
  cell.textContent = news.words;
  cell.title = news.words;
}

function announce(words) {
  if (!again || again.dataset.said === words) return;
  again.dataset.said = words;
  again.firstChild.textContent = `${words || plain} `;
  again.classList.toggle("news", words !== "");
  if (aloud) aloud.textContent = words;
}

if (list()) {
  setInterval(look, EVERY_MS);
  document.addEventListener("visibilitychange", look);
}

// The list follows what is typed into its filter; the words stand in the address as if they had been sent.
const words = document.querySelector("#filter-words");
let typed = 0, waiting = 0;
words?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(narrow, 200);
});

async function narrow() {
  const number = ++typed;
  const address = `${words.form.getAttribute("action")}?${new URLSearchParams([...new FormData(words.form)].filter(([, value]) => value))}`;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok || answer.redirected || number !== typed) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-part]")) part.replaceChildren(...page.querySelector(`[data-part=${part.dataset.part}]`)?.childNodes ?? []);
  // Every form of the page speaks of the list as it now stands.
  for (const box of document.querySelectorAll("[name=loc], [name=ve]")) box.value = page.querySelector(`[name=${box.name}]`)?.value ?? box.value;
  history.replaceState(null, "", address);
  if (again) again.href = address;
  showPickAll();
  count();
  if (aloud) aloud.textContent = document.querySelector("[data-part=total]").textContent;
}

// A run of many: its progress is shown until it ends, then its page is shown as it is.
const run = document.querySelector("[data-run=running], [data-run=undoing]");
if (run) {
  // A few pieces are done in no time, many are not asked for more often than they move.
  const ask = async (pause) => {
    const answer = await fetch(location.href).catch(() => null);
    if (answer?.ok) {
      const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-run]");
      if (now?.dataset.run !== run.dataset.run) return location.reload();
      const said = run.querySelector("[role=status]"), bar = run.querySelector("progress");
      said.textContent = now.querySelector("[role=status]").textContent;
      if (bar) bar.value = now.querySelector("progress").value;
    }
    setTimeout(ask, pause, Math.min(pause * 2, 2_000));
  };
  setTimeout(ask, 250, 500);
}
