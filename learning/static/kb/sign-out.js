// Whoever signs out leaves nothing on a shared machine: what an assignment kept for want of a connection goes too.
document.querySelector("form[data-sign-out]").addEventListener("submit", () => {
  for (const key of Object.keys(localStorage)) if (key.startsWith("kb-unsaved-")) localStorage.removeItem(key);
});
