// Saves an assignment while it is written. When the connection is lost, what is not saved is kept on this machine until
// it is: whoever writes has asked for that by writing, and it goes as soon as the server has it, or with the sign-out.
// Each save names the version it was written upon: where another window has saved since, neither text is written over.
const { assignment } = document.querySelector("[data-assignment]").dataset;
const form = document.querySelector("form[data-autosave]");
const unsaved = `kb-unsaved-${assignment}`;

function tend() {
  const text = form.elements.namedItem("text");
  const version = form.elements.namedItem("version");
  const said = form.querySelector("[data-autosaved]");
  let saved = text.defaultValue; // what the server had; a reload may have put something else into the field
  let waiting = 0;

  const keep = () => localStorage.setItem(unsaved, JSON.stringify({ text: text.value, version: version.value }));

  async function save() {
    clearTimeout(waiting);
    const now = text.value;
    if (now === saved) return;
    keep();
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    body.set("text", now);
    body.set("version", version.value);
    let answer = null;
    try {
      answer = await fetch(form.dataset.autosave, { method: "POST", body, redirect: "manual" });
    } catch {
      said.textContent = form.dataset.away;
      waiting = setTimeout(save, 10_000);
      return;
    }
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) {
      saved = now;
      version.value = told.version;
      if (text.value === now) localStorage.removeItem(unsaved);
      said.textContent = `${form.dataset.saved} ${told.saved}`;
    } else if (told.message) {
      said.textContent = told.message; // typing more, or the button, tries again
    } else {
      said.textContent = answer.status >= 500 ? form.dataset.away : form.dataset.ended;
      waiting = setTimeout(save, 10_000);
    }
  }

  function show(lost) {
    const box = form.querySelector("[data-lost]");
    box.querySelector(".written").textContent = lost;
    box.hidden = false;
    box.querySelector("button").addEventListener("click", () => {
      localStorage.removeItem(unsaved);
      box.remove();
    });
  }

  const kept = JSON.parse(localStorage.getItem(unsaved) ?? "null");
  if (kept?.text === saved) localStorage.removeItem(unsaved);
  else if (kept?.version === version.value) text.value = kept.text;
  else if (kept) show(kept.text);
  save(); // what was lost, or was written before this script was there
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 1500);
  });
  addEventListener("online", save);
  let isSigningOut = false;
  document.querySelector("form[data-sign-out]").addEventListener("submit", () => {
    isSigningOut = true;
  });
  addEventListener("pagehide", () => {
    if (text.value !== saved && !isSigningOut) keep();
  });
}

if (form) tend();
else localStorage.removeItem(unsaved); // handed in: the server has it
