// What this device remembers of open courses, once the reader has asked for it: one entry in its own storage.
// {"courses": {work: {"lesson": key, "address": "/…/", "title": "…", "place": [number, "first words"], "answers": {…},
// "packages": {…}}}}
const NAME = "kb-learning";

export function remembered() {
  try {
    return JSON.parse(localStorage.getItem(NAME));
  } catch {
    return null; // storage is shut, or holds what we did not write
  }
}

export function isRemembering() {
  return Boolean(remembered()?.courses);
}

export function start() {
  if (!isRemembering()) localStorage.setItem(NAME, JSON.stringify({ courses: {} }));
}

export function forget() {
  localStorage.removeItem(NAME);
}

export function courseOf(work) {
  return remembered()?.courses?.[work] ?? {};
}

// Writes nothing unless the reader has asked for it.
export function keep(work, change) {
  const all = remembered();
  if (!all?.courses) return;
  all.courses[work] = { ...all.courses[work], ...change };
  localStorage.setItem(NAME, JSON.stringify(all));
}
