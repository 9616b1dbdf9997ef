/* global H5P */
// A content type of one question, as H5P asks for it: a class that draws itself, tells its result and gives its state.
var Bank = Bank || {};

Bank.OneRight = class extends H5P.EventDispatcher {
  constructor(params, id, extras) {
    super();
    this.params = params;
    this.contentId = id;
    this.chosen = extras?.previousState?.chosen ?? null;
  }

  attach($container) {
    const root = $container[0];
    root.classList.add("one-right");
    const group = document.createElement("fieldset");
    const question = group.appendChild(document.createElement("legend"));
    question.textContent = this.params.question;
    this.params.answers.forEach((answer, number) => {
      const label = group.appendChild(document.createElement("label"));
      const choice = label.appendChild(document.createElement("input"));
      choice.type = "radio";
      choice.name = `one-right-${this.contentId}`;
      choice.checked = number === this.chosen;
      choice.addEventListener("change", () => { this.chosen = number; });
      label.append(` ${answer.text}`);
    });
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.params.check;
    const told = document.createElement("p");
    told.setAttribute("role", "status");
    button.addEventListener("click", () => {
      if (this.chosen === null) return;
      told.textContent = this.getScore() ? this.params.right : this.params.wrong;
      this.tell();
      this.trigger("resize");
    });
    root.append(group, button, told);
  }

  tell() {
    const event = new H5P.XAPIEvent();
    event.setActor();
    event.setVerb("answered");
    event.setObject(this);
    event.setScoredResult(this.getScore(), 1, this, true, this.getScore() === 1);
    this.trigger(event);
  }

  getScore() {
    return this.chosen !== null && this.params.answers[this.chosen].isRight ? 1 : 0;
  }

  getMaxScore() {
    return 1;
  }

  getCurrentState() {
    return { chosen: this.chosen };
  }
};
