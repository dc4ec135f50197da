// A dossier's page without leaving it: turning and enlarging a paper, and showing a masked number, happen in place.
// Without this script each of them is a link or a button that loads the page anew.

const TURNS = ["turn-0", "turn-90", "turn-180", "turn-270"];
const SIZES = ["", "larger", "largest"];

for (const viewer of document.querySelectorAll(".viewer")) {
  const picture = viewer.querySelector("img");
  viewer.addEventListener("click", (event) => {
    const link = event.target.closest("[data-turn], [data-size]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const turn = TURNS.findIndex((name) => picture.classList.contains(name));
    const size = Math.max(SIZES.slice(1).findIndex((name) => picture.classList.contains(name)) + 1, 0);
    const next = "turn" in link.dataset ? [(turn + 1) % 4, size] : [turn, Math.min(Math.max(size + Number(link.dataset.size), 0), 2)];
    picture.className = [TURNS[next[0]], SIZES[next[1]]].join(" ").trim();
    tellAddress(next[0] * 90, next[1]);
  });
}

// The address says what is seen, so that a colleague to whom it is sent sees the same.
function tellAddress(turn, size) {
  const address = new URL(location.href);
  address.searchParams.set("xoay", turn);
  address.searchParams.set("co", size);
  history.replaceState(null, "", address);
}

// One masked number: the same request as without a script, of whose answer only this number is taken.
for (const form of document.querySelectorAll("form[data-reveal]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
    const name = form.querySelector("[data-shown]").dataset.shown;
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const shown = [...(page?.querySelectorAll("[data-shown]") ?? [])].find((one) => one.dataset.shown === name);
    if (!shown) return void (location.href = location.pathname);
    form.querySelector("[data-shown]").textContent = shown.textContent;
    form.querySelector("button").replaceWith(document.documentElement.lang === "en" ? "(logged)" : "(đã ghi nhật ký)");
  });
}
