// Who else has this dossier open: a courtesy between colleagues. Without this script it is known from loading the page.

const EVERY_MS = 30_000;
const place = document.querySelector("[data-presence]");

async function say(leaving = "") {
  const fields = new URLSearchParams({ csrf: place.dataset.csrf, roi: leaving });
  const answer = await fetch(place.dataset.presence, { method: "POST", body: fields, keepalive: true }).catch(() => null);
  if (!answer?.ok || answer.redirected || leaving) return;
  const { others } = await answer.json();
  const words = others.map((name) => document.documentElement.lang === "en" ? `${name} has this dossier open` : `${name} đang mở hồ sơ này`);
  // Written only when it changes, so that it is not read out every half minute.
  if (words.join() === [...place.children].map((one) => one.textContent).join()) return;
  place.replaceChildren(...words.map((told) => Object.assign(document.createElement("span"), { className: "tag", textContent: told })));
}

if (place) {
  say();
  setInterval(() => document.hidden || say(), EVERY_MS);
  addEventListener("pagehide", () => say("1"));
}
