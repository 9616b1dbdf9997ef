// «Husk hvor jeg er»: the place in an open course, and the answers, on this device alone and only when asked for.
import { courseOf, forget, isRemembering, keep, start } from "./memory.js";

const PLACES = ".lesson-body :is(p, li, h2, h3, figure, table, blockquote, summary)";
const panel = document.querySelector("[data-remember]");
const places = [...document.querySelectorAll(PLACES)];
const { work, lesson } = panel.dataset;
let arrivedWith = courseOf(work); // the place that reading on writes over
const part = (name) => panel.querySelector(`[data-remember-${name}]`);

// A paragraph is found again by its words, since the text may have been edited; by its number where they are gone.
const words = (element) => element.textContent.trim().slice(0, 60);

function placeNow() {
  if (places.length === 0) return null;
  const seen = places.findIndex((element) => element.getBoundingClientRect().bottom > 80);
  const number = seen < 0 ? places.length - 1 : seen; // past the text, where this very panel is
  return [number, words(places[number])];
}

function find([number, beginning]) {
  return places.find((element) => words(element) === beginning) ?? places[number];
}

function show() {
  const on = isRemembering();
  part("on").hidden = !on;
  part("off").hidden = on;
  part("start").hidden = on;
  const kept = arrivedWith;
  const back = part("back");
  back.hidden = !kept.address || (kept.lesson === lesson && !kept.place);
  if (!back.hidden) {
    back.href = `${kept.address}#husket`;
    back.textContent = lesson === kept.lesson ? panel.dataset.continue : `${panel.dataset.continue}: ${kept.title}`;
  }
}

function keepPlace() {
  if (!lesson || !isRemembering()) return;
  const place = placeNow();
  if (place) keep(work, { lesson, address: location.pathname, title: document.querySelector("h1").textContent, place });
}

function goBack() {
  const kept = arrivedWith;
  const element = kept.lesson === lesson && kept.place ? find(kept.place) : null;
  if (!element) return;
  element.closest("details")?.setAttribute("open", "");
  element.tabIndex = -1;
  element.classList.add("was-here");
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}

function say(key) {
  const said = part("said");
  said.textContent = said.dataset[key];
}

part("start").addEventListener("click", () => {
  start();
  keepPlace();
  show();
  say("remembered");
  part("forget").focus();
});
part("forget").addEventListener("click", () => {
  forget();
  arrivedWith = {};
  show();
  say("forgotten");
  part("start").focus();
});
part("back").addEventListener("click", (event) => {
  if (arrivedWith.lesson !== lesson) return; // another page: the link leads there
  event.preventDefault();
  goBack();
});
document.addEventListener("kb:quiz-answered", ({ detail }) => {
  const answers = courseOf(work).answers ?? {};
  keep(work, { answers: { ...answers, [detail.question]: detail } });
});
document.addEventListener("kb:package-state", ({ detail }) => {
  const packages = courseOf(work).packages ?? {};
  keep(work, { packages: { ...packages, [detail.package]: detail.state } });
});

// Quizzes and packages are modules of their own, and all have begun to listen by now.
document.addEventListener("DOMContentLoaded", () => {
  for (const detail of Object.values(arrivedWith.answers ?? {})) {
    document.dispatchEvent(new CustomEvent("kb:quiz-restore", { detail }));
  }
  for (const figure of document.querySelectorAll("[data-package]")) {
    const state = arrivedWith.packages?.[figure.dataset.package];
    if (state) figure.dispatchEvent(new CustomEvent("kb:package-restore", { detail: { state } }));
  }
});

let waiting = 0;
addEventListener("scroll", () => {
  clearTimeout(waiting);
  waiting = setTimeout(keepPlace, 400);
}, { passive: true });
addEventListener("pagehide", keepPlace);

panel.hidden = false;
show();
if (location.hash === "#husket") goBack();
