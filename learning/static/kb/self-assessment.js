// Gathers what the reader would like to be surer of, the least known first. Nothing is sent, and nothing is stored.
//
// Two seams for whoever keeps answers when the reader asks for it:
//   out  `kb:self-assessment` on the document, with `detail.answers`, for each change
//   in   `kb:self-assessment-restore` on the document, with `detail.answers`: fills them in
// Answers are {slug of the competence: "none" | "some" | "well"}.

const WANTED = ["none", "some"];
const asked = [...document.querySelectorAll("[data-competence]")];
const part = document.querySelector("[data-begin]");
const list = document.querySelector("[data-begin-list]");

function answers() {
  const ticked = asked.map((item) => [item.dataset.competence, item.querySelector("input:checked")?.value]);
  return Object.fromEntries(ticked.filter(([, value]) => value));
}

function show() {
  const given = answers();
  const wanted = WANTED.flatMap((value) => asked.filter((item) => given[item.dataset.competence] === value));
  list.replaceChildren(...wanted.map(entry));
  part.hidden = wanted.length === 0;
  return given;
}

function entry(item) {
  const link = document.createElement("a");
  link.href = item.dataset.url;
  link.textContent = item.dataset.name;
  const row = document.createElement("li");
  row.append(link);
  return row;
}

document.addEventListener("change", (event) => {
  if (event.target.closest("[data-competence]")) {
    document.dispatchEvent(new CustomEvent("kb:self-assessment", { detail: { answers: show() } }));
  }
});

document.addEventListener("kb:self-assessment-restore", ({ detail }) => {
  for (const item of asked) {
    for (const input of item.querySelectorAll("input")) {
      input.checked = input.value === detail.answers[item.dataset.competence];
    }
  }
  show();
});

// A browser that goes back or loads anew may have filled in what was ticked in this tab, once the page is there.
window.addEventListener("pageshow", show);
