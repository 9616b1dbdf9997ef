// A clock for each part of a meeting; the arrow keys go from part to part.
const parts = [...document.querySelectorAll(".projector section")];

function show(clock, seconds) {
  const late = seconds < 0 ? "–" : "";
  const left = Math.abs(seconds);
  clock.textContent = `${late}${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

for (const part of parts) {
  const button = part.querySelector("[data-clock]");
  const clock = part.querySelector(".clock");
  button.hidden = false;
  button.addEventListener("click", () => {
    const end = Date.now() + Number(part.dataset.minutes) * 60_000;
    const tick = () => show(clock, Math.ceil((end - Date.now()) / 1000));
    button.hidden = true;
    clock.hidden = false;
    tick();
    setInterval(tick, 1000);
  });
}

addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const here = parts.findIndex((part) => part.getBoundingClientRect().bottom > 1);
  const next = parts[here + step];
  if (!next) return;
  event.preventDefault();
  location.hash = next.id;
});
