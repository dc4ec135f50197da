// Makes the desk quicker; every page works without it. Keys go by their place on the keyboard (event.code), because
// Vietnamese typing turns w into ư and dd into đ, and they sleep while somebody types.

// What scripts say by themselves, in the page's language.
const words = document.documentElement.lang === "en" ? { saved: "Draft saved", unsaved: "The draft could not be saved" } : { saved: "Đã lưu nháp", unsaved: "Chưa lưu được nháp" };
const keysOn = document.body.dataset.keys === "on";
const typing = (at) => at.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const shown = (element) => element.matches("dialog") || element.checkVisibility();
// The sheet of keys names every place, those too for which the header has no room: it serves them while it is closed.
const find = (key) => [...document.querySelectorAll(`[data-key~="${key}"]`)].find(shown) ?? document.querySelector(`#keys a[data-key~="${key}"]`);
let first = null;

function nameOf(event) {
  const held = [event.ctrlKey && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift"].filter(Boolean);
  return [...held, event.code].join("+");
}

document.addEventListener("keydown", (event) => {
  const key = nameOf(event);
  const always = key === "Ctrl+Enter" || key.startsWith("Alt+Digit");
  if (event.isComposing || event.metaKey || (!always && (!keysOn || typing(event.target)))) return;
  const target = (first && find(`${first}-${key}`)) || (key === "Ctrl+Enter" ? wanted(event.target) : find(key)) || moveBy(key);
  first = key === "KeyG" ? key : null;
  if (!target) return;
  event.preventDefault();
  if (target instanceof HTMLElement) use(target);
});

// The button a form is meant to be sent with: that of the form one is in, else of the page. Somebody who writes a note
// sends the note and not the dossier.
function wanted(at) {
  const form = at.closest("form");
  return form?.querySelector(".primary") ?? form?.querySelector("button:not([name], [type=button], [formaction])") ?? find("Ctrl+Enter");
}

function use(target) {
  if (target.matches("dialog")) return target.open ? target.close() : target.showModal();
  if (target.matches("summary")) { target.parentElement.open = true; target.focus(); return void target.nextElementSibling?.querySelector("input:not([type=hidden]), select, textarea, button")?.focus(); }
  if (target.matches("fieldset")) return void target.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  if (target.matches("input:not([type=checkbox]), select, textarea")) { target.focus(); return void target.select?.(); }
  target.click();
}

// Whoever is told of a fault stands at its box.
const faulty = [...document.querySelectorAll("main .has-fault :is(input:not([type=hidden]), select, textarea)")].find(shown);
if (faulty && document.activeElement === document.body) faulty.focus();

// The row one stands on: J and K move, Enter opens, X and C press what the row offers.
const rows = () => [...document.querySelectorAll("[data-row]")];
const present = () => document.querySelector("[data-row][aria-selected=true]");

function moveBy(key) {
  const steps = { KeyJ: 1, KeyK: -1 };
  if (key in steps) return select(rows()[Math.min(Math.max(rows().indexOf(present()) + steps[key], 0), rows().length - 1)]);
  return present()?.querySelector(`[data-row-key~="${key}"]`);
}

function select(row) {
  if (!row) return null;
  present()?.setAttribute("aria-selected", "false");
  row.setAttribute("aria-selected", "true");
  row.querySelector("a.open")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return {};
}

// What is typed is kept on the server every ten seconds and on leaving, so that no crash loses it.
const unsaved = new Map();
// Drafts on their way: a form is sent after them, or they would bring back what has just been recorded.
const underWay = new Set();
for (const form of document.querySelectorAll("form[data-draft]")) {
  const told = form.querySelector("[data-saved]");
  let changed = false;
  const save = async () => {
    if (!changed) return;
    changed = false;
    const fields = new FormData(form);
    // What a file holds is taken in with the form; a password is kept nowhere.
    for (const [name, value] of [...fields]) if (value instanceof File || form.elements[name]?.type === "password") fields.delete(name);
    const sent = fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(fields), keepalive: true, signal: AbortSignal.timeout(5_000) }).catch(() => null);
    underWay.add(sent);
    const kept = await sent;
    underWay.delete(sent);
    // Led to the log-in page, the draft was not kept.
    const safe = kept?.ok && !kept.redirected;
    changed ||= !safe;
    if (told) told.textContent = safe ? `${words.saved} ${new Date().toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" })}` : words.unsaved;
  };
  form.addEventListener("input", () => { changed = true; unsaved.set(form, save); });
  form.addEventListener("submit", () => { changed = false; unsaved.delete(form); });
  setInterval(save, 10_000);
  document.addEventListener("visibilitychange", save);
  addEventListener("pagehide", save);
}

// Whoever goes on while another form of the page holds unsaved words finds them again: they are kept first.
const keepAll = () => Promise.all([...underWay, ...[...unsaved.values()].map((save) => save())]).then(() => unsaved.clear());
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !unsaved.size || event.defaultPrevented || event.ctrlKey || event.metaKey || link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  keepAll().then(() => { location.href = link.href; });
});
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !(unsaved.size || underWay.size)) return;
  event.preventDefault();
  const { target, submitter } = event;
  keepAll().then(() => target.requestSubmit(submitter));
});

// A part of the page that follows what is typed: the components a dossier needs.
for (const form of document.querySelectorAll("form[data-live]")) {
  let asked = 0;
  form.addEventListener("change", async () => {
    const number = ++asked;
    const fields = new FormData(form);
    for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
    const answer = await fetch(form.dataset.live, { method: "POST", body: new URLSearchParams(fields) }).catch(() => null);
    if (answer?.ok && number === asked) document.querySelector("[data-live-part]").innerHTML = await answer.text();
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
