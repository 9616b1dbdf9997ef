// Saves an assignment while it is written. When the connection is lost, what is not saved is kept on this machine until
// it is: whoever writes has asked for that by writing, and it goes as soon as the server has it.
const { assignment } = document.querySelector("[data-assignment]").dataset;
const form = document.querySelector("form[data-autosave]");
const unsaved = `kb-unsaved-${assignment}`;

function tend() {
  const text = form.elements.namedItem("text");
  const said = form.querySelector("[data-autosaved]");
  let saved = text.defaultValue; // what the server had; a reload may have put something else into the field
  let waiting = 0;

  async function save() {
    clearTimeout(waiting);
    const now = text.value;
    if (now === saved) return;
    localStorage.setItem(unsaved, now);
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    body.set("text", now);
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body, redirect: "error" });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.message);
      saved = now;
      if (text.value === now) localStorage.removeItem(unsaved);
      said.textContent = `${form.dataset.saved} ${told.saved}`;
    } catch {
      said.textContent = form.dataset.away;
      waiting = setTimeout(save, 10_000);
    }
  }

  const lost = localStorage.getItem(unsaved);
  if (lost === saved) localStorage.removeItem(unsaved);
  else if (lost !== null) text.value = lost;
  save(); // what was lost, or was written before this script was there
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 1500);
  });
  addEventListener("online", save);
  addEventListener("pagehide", () => {
    if (text.value !== saved) localStorage.setItem(unsaved, text.value);
  });
}

if (form) tend();
else localStorage.removeItem(unsaved); // handed in: the server has it
