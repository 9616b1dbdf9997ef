// Finds the player as SCORM 1.2 says it: `API` in a window around this one.
let found = window;
while (!found.API && found.parent !== found) found = found.parent;
const api = found.API;

const PAGES = [1, 2];

function show(number) {
  for (const page of PAGES) document.getElementById(`side-${page}`).hidden = page !== number;
  api.LMSSetValue("cmi.core.lesson_location", String(number));
  api.LMSCommit("");
}

api.LMSInitialize("");
const answered = api.LMSGetValue("cmi.suspend_data");
if (answered) document.querySelector(`[name=svar][value="${JSON.parse(answered).svar}"]`).checked = true;
show(Number(api.LMSGetValue("cmi.core.lesson_location")) || 1);

for (const button of document.querySelectorAll("[data-page]")) {
  button.addEventListener("click", () => show(Number(button.dataset.page)));
}
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = new FormData(event.target).get("svar");
  if (chosen === null) return;
  const isRight = chosen === "1";
  api.LMSSetValue("cmi.suspend_data", JSON.stringify({ svar: chosen }));
  api.LMSSetValue("cmi.core.score.min", "0");
  api.LMSSetValue("cmi.core.score.max", "100");
  api.LMSSetValue("cmi.core.score.raw", isRight ? "100" : "0");
  api.LMSSetValue("cmi.core.lesson_status", isRight ? "passed" : "failed");
  api.LMSCommit("");
  document.getElementById("tilbakemelding").textContent = isRight
    ? "Ja: et åpent spørsmål til, før du går til hyllen."
    : "Prøv en gang til. Vet du hva han egentlig leter etter?";
});
window.addEventListener("pagehide", () => api.LMSFinish(""));
