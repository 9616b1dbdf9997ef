// A tap keeps the place in the list: the answer's list takes the place of the one on the page. Where that fails, the page
// is fetched anew, and shows what is stored.
const present = document.querySelector("#kb-present");

present.addEventListener("submit", async (event) => {
  const button = event.submitter;
  event.preventDefault();
  if (present.ariaBusy === "true") return;
  present.ariaBusy = "true";
  try {
    const answer = await fetch(event.target.action, { method: "POST", body: new FormData(event.target, button) });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#kb-present");
    present.replaceChildren(...fresh.childNodes);
    document.getElementById(button.id)?.focus();
  } catch {
    location.reload();
  } finally {
    present.ariaBusy = "false";
  }
});
