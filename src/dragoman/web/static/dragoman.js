// Comfort only: every page works without this file.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const claims = all("article.claim");
let place = -1;

// A row and its words light up together.
const light = (id, on) => {
  for (const one of all(`[data-claim="${CSS.escape(id)}"]`)) one.classList.toggle("lit", on);
  for (const one of all(".evidence[data-claims]")) if (one.dataset.claims.split(" ").includes(id)) one.classList.toggle("lit", on);
};
const ids = (element) => (element.dataset.claims ? element.dataset.claims.split(" ") : [element.dataset.claim]);
for (const element of all("article.claim, .evidence[data-claims]")) {
  for (const [begin, end] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
    element.addEventListener(begin, () => ids(element).forEach((id) => light(id, true)));
    element.addEventListener(end, () => ids(element).forEach((id) => light(id, claims[place]?.dataset.claim === id)));
  }
}

// Times also in the reader's own zone.
for (const time of all("time[data-local]")) {
  const moment = new Date(time.dateTime);
  if (isNaN(moment)) continue;
  const own = moment.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  time.insertAdjacentText("afterend", ` (${own} ${Intl.DateTimeFormat().resolvedOptions().timeZone})`);
}

// Review by keys.
const select = (next) => {
  if (!claims.length) return;
  if (place >= 0) light(claims[place].dataset.claim, false);
  place = Math.max(0, Math.min(claims.length - 1, next));
  light(claims[place].dataset.claim, true);
  const link = claims[place].querySelector("a.open") ?? claims[place].querySelector("a");
  link.focus({ preventScroll: true });
  claims[place].scrollIntoView({ block: "nearest" });
};

const toast = (correction) => {
  all(".toast").forEach((old) => old.remove());
  const shown = document.getElementById("toast").content.cloneNode(true).firstElementChild;
  shown.action = `/corrections/${correction}/undo`;
  document.getElementById("content").prepend(shown);
};

const judge = async (claim, action) => {
  const form = claim?.querySelector("form.judge");
  if (!form || claim.classList.contains("judged")) return;
  const answer = await fetch(form.getAttribute("action"), { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams({ action }) });
  if (!answer.ok) return location.reload();
  claim.classList.add("judged");
  toast((await answer.json()).correction);
  select(claims.indexOf(claim) + 1);
};

for (const form of all("article.claim form.judge")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    judge(form.closest("article.claim"), event.submitter.value);
  });
}

const keys = document.getElementById("keys");
const doing = {
  j: () => select(place + 1),
  k: () => select(place - 1),
  a: () => (claims[place] ? judge(claims[place], "accept") : document.querySelector(".review-form [value=accept]")?.click()),
  x: () => (claims[place] ? judge(claims[place], "reject") : document.querySelector(".review-form [value=reject]")?.click()),
  e: () => edit(),
  u: () => document.querySelector("form.toast button")?.click(),
  "/": () => document.querySelector(".search input").focus(),
  "?": () => keys.showModal(),
};
const edit = () => {
  const form = document.querySelector(".review-form details");
  if (claims[place]) claims[place].querySelector("a.edit")?.click();
  else if (form) {
    form.open = true;
    form.querySelector("select").focus();
  }
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open || event.target.closest("input, select, textarea")) return;
  if (!doing[event.key]) return;
  event.preventDefault();
  doing[event.key]();
});
for (const hint of all(".keys")) hint.hidden = false;
for (const button of all("[data-keys]")) button.addEventListener("click", () => keys.showModal());
if (location.hash === "#edit") edit();

// The filters are folded where there is little room.
const filters = document.querySelector("details.filters");
if (filters && matchMedia("(max-width: 62rem)").matches) filters.open = false;

// A period by two sliders, a step a month.
for (const slider of all(".slider")) {
  const months = (day) => { const [year, month] = day.split("-").map(Number); return 12 * year + month - 1; };
  const first = (step) => `${String(Math.floor(step / 12)).padStart(4, "0")}-${String((step % 12) + 1).padStart(2, "0")}-01`;
  const last = (step) => new Date(Date.UTC(Math.floor(step / 12), (step % 12) + 1, 0)).toISOString().slice(0, 10);
  const { first: low, last: high } = slider.dataset;
  if (!low || !high || low === high) continue;
  const form = slider.closest("form");
  const show = () => { slider.querySelector("output").textContent = `${form.since.value || low} – ${form.until.value || high}`; };
  for (const range of all("input[type=range]", slider)) {
    const field = form.elements[range.dataset.for];
    Object.assign(range, { min: months(low), max: months(high), step: 1 });
    range.value = field.value ? months(field.value) : range.dataset.for === "since" ? range.min : range.max;
    range.addEventListener("input", () => {
      field.value = (range.dataset.for === "since" ? first : last)(Number(range.value));
      show();
    });
    range.addEventListener("change", () => form.requestSubmit());
  }
  show();
  slider.hidden = false;
}
