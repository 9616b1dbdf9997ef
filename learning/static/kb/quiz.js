// A quiz for practice, drawn and graded on the reader's own device; and a quiz that counts, whose answers are kept while
// one writes. Without this script both are plain forms.
//
// `kb:quiz-answered` tells of each answer that was graded, with {lesson, question, answer}; `kb:quiz-restore`, sent to
// the document with the same, puts an answer back. An answer has the shape of learning/quizzes/grading.py.

const SPACES = /[\s\x1c-\x1f\x85]+/gu; // what Python and JavaScript each take for a space
const FINAL = /[.,;:!? ]+$/u;
const WRITTEN = ["short", "cloze"];

// As learning/quizzes/grading.py, to which tests/browser/test_quiz.py holds it.
export function normalised(text) {
  return text.normalize("NFKC").toLowerCase().replace(SPACES, " ").replace(/^ +/, "").replace(FINAL, "");
}

// For each part of the question, whether it is right.
export function partsOf({ kind, right }, answer) {
  return Object.fromEntries(Object.entries(right).map(([part, accepted]) => {
    const given = answer[part] ?? [];
    const isRight = WRITTEN.includes(kind)
      ? given.some((text) => accepted.map(normalised).includes(normalised(text)))
      : given.length === accepted.length && accepted.every((value) => given.includes(value));
    return [part, isRight];
  }));
}

function faultOf({ kind, right }, answer) {
  const given = Object.keys(right).map((part) => answer[part]);
  if (given.some((values) => values.length === 0)) return "unanswered";
  if (kind === "order" && new Set(given.flat()).size < given.length) return "samePlace";
  return "";
}

class Practice {
  constructor(form, key) {
    this.form = form;
    this.key = key;
    this.summary = form.querySelector("[data-summary]");
    for (const pool of form.querySelectorAll("[data-draw]")) this.draw([...pool.children], Number(pool.dataset.draw));
    this.number();
    form.addEventListener("submit", (event) => this.check(event));
    document.addEventListener("kb:quiz-restore", ({ detail }) => this.restore(detail));
  }

  draw(questions, number) {
    const left = [...questions];
    while (left.length > number) {
      const [question] = left.splice(Math.floor(Math.random() * left.length), 1);
      this.show(question, false);
    }
  }

  show(question, isAsked) {
    question.hidden = !isAsked;
    question.disabled = !isAsked;
  }

  asked() {
    return [...this.form.querySelectorAll("[data-question]:not([hidden])")];
  }

  number() {
    this.asked().forEach((question, place) => {
      const number = question.querySelector(".quiz-number");
      number.textContent = number.textContent.replace(/\d+/u, place + 1);
    });
  }

  answerTo(key) {
    const sent = new FormData(this.form);
    return Object.fromEntries(Object.keys(this.key[key].right).map((part) => {
      const values = sent.getAll(`q-${key}-${part}`).map((value) => value.trim());
      return [part, values.filter(Boolean)];
    }));
  }

  check(event) {
    event.preventDefault();
    this.clear();
    const asked = this.asked().map((question) => {
      const key = question.dataset.question;
      return { question, key, answer: this.answerTo(key) };
    });
    const faulty = asked.filter(({ question, key, answer }) => this.complain(question, faultOf(this.key[key], answer)));
    if (faulty.length > 0) {
      this.tell(this.form.dataset.faults);
      faulty[0].question.querySelector("input:not([type=hidden]), select").focus();
      return;
    }
    const right = asked.filter(({ question, key, answer }) => this.grade(question, key, answer)).length;
    const told = this.form.dataset.score.replace("{right}", right).replace("{count}", asked.length);
    this.tell(told, right === asked.length).focus();
    for (const { key, answer } of asked) {
      const detail = { lesson: this.form.dataset.lesson, question: key, answer };
      this.form.dispatchEvent(new CustomEvent("kb:quiz-answered", { bubbles: true, detail }));
    }
  }

  // What an earlier check has said, here or on the server, is no longer so.
  clear() {
    const said = ".quiz-verdict, .ds-validation-message, .quiz-sign";
    for (const element of this.form.querySelectorAll(said)) element.remove();
    for (const question of this.asked()) question.removeAttribute("aria-describedby");
    for (const element of document.querySelectorAll(".quiz-faults, .quiz-score")) element.remove();
  }

  complain(question, fault) {
    if (!fault) return false;
    const message = document.createElement("div");
    message.className = "ds-validation-message";
    message.dataset.color = "danger";
    message.id = `${question.id}-fault`;
    message.append(document.createElement("p"));
    message.firstChild.textContent = this.form.dataset[fault];
    question.querySelector("legend").after(message);
    question.setAttribute("aria-describedby", message.id);
    return true;
  }

  grade(question, key, answer) {
    const { kind, feedback, whenRight, whenWrong } = this.key[key];
    const parts = partsOf(this.key[key], answer);
    const isWhole = Object.values(parts).every(Boolean);
    if (question.querySelector(".quiz-rows, .quiz-cloze")) {
      for (const [part, isRight] of Object.entries(parts)) {
        question.querySelector(this.named(key, part)).after(this.made("sign", isRight));
      }
    }
    const verdict = this.made("verdict", isWhole);
    const chosen = WRITTEN.includes(kind) ? [] : Object.values(answer).flat().map((value) => feedback[value]);
    for (const html of [...chosen, isWhole ? whenRight : whenWrong].filter(Boolean)) {
      const piece = document.createElement("div");
      piece.className = "rich";
      piece.lang = question.querySelector(".quiz-text").lang || document.documentElement.lang;
      piece.innerHTML = html; // the page's own text, as its editors wrote it
      verdict.append(piece);
    }
    question.append(verdict);
    return isWhole;
  }

  // A copy of what the page has ready: a sign by a field, or the words under a question.
  made(what, isRight) {
    const template = this.form.querySelector(`template[data-${what}=${isRight ? "right" : "wrong"}]`);
    return template.content.firstElementChild.cloneNode(true);
  }

  named(key, part) {
    return `[name="${CSS.escape(`q-${key}-${part}`)}"]:not([type=hidden])`;
  }

  tell(words, isGood = false) {
    const box = document.createElement("div");
    box.className = "ds-alert quiz-score";
    box.dataset.color = isGood ? "success" : "info";
    const heading = document.createElement("h3");
    heading.tabIndex = -1;
    heading.textContent = words;
    box.append(heading);
    this.summary.replaceChildren(box);
    return heading;
  }

  restore({ lesson, question: key, answer }) {
    const question = this.form.querySelector(`[data-question="${CSS.escape(key)}"]`);
    if (lesson !== this.form.dataset.lesson || !question || !this.key[key]) return;
    if (question.hidden) this.swapIn(question);
    for (const part of Object.keys(this.key[key].right)) {
      const values = answer[part] ?? [];
      for (const field of question.querySelectorAll(this.named(key, part))) {
        if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
        else field.value = values[0] ?? "";
      }
    }
    question.dataset.isRestored = "";
  }

  // What was asked before is asked again, in place of one that was not.
  swapIn(question) {
    const other = [...question.parentElement.children].find((one) => !one.hidden && !("isRestored" in one.dataset));
    if (other) this.show(other, false);
    this.show(question, true);
    this.number();
  }
}

class Keeping {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-kept]");
    form.addEventListener("change", ({ target }) => this.keep(target.closest("[data-question]")));
  }

  // The one question alone: what another window has answered of the others stays.
  async keep(question) {
    const body = new FormData();
    body.set("action", "keep");
    const fields = new FormData(this.form);
    for (const [name, value] of fields) {
      const isOfIt = name.startsWith(`q-${question.dataset.question}-`);
      if (isOfIt || name === "attempt" || name === "csrfmiddlewaretoken") body.append(name, value);
    }
    const address = this.form.getAttribute("action"); // `form.action` is the buttons of that name
    const isKept = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } })
      .then((response) => response.ok, () => false); // no network: said below, and sent again when it is handed in
    this.status.textContent = this.status.dataset[isKept ? "kept" : "failed"];
  }
}

const key = document.getElementById("quiz-key");
for (const form of document.querySelectorAll("form[data-quiz]")) new Practice(form, JSON.parse(key.textContent));
for (const form of document.querySelectorAll("form[data-keep]")) new Keeping(form);
