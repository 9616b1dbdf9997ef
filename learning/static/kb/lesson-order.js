/* The order of a course's lessons: buttons move a lesson, and the hidden field carries the order to the server. */
(() => {
  class LessonOrderController extends window.StimulusModule.Controller {
    static targets = ["list", "status"];
    static values = { moved: String };

    move(event) {
      const button = event.currentTarget;
      const lesson = button.closest("li");
      const other = button.dataset.step === "-1" ? lesson.previousElementSibling : lesson.nextElementSibling;
      if (!other) return;
      if (button.dataset.step === "-1") other.before(lesson);
      else other.after(lesson);
      this.number();
      this.write();
      this.keepFocus(button);
      this.say(lesson);
    }

    get lessons() {
      return [...this.listTarget.children];
    }

    number() {
      this.lessons.forEach((lesson, index) => {
        lesson.querySelector("[data-number]").textContent = index + 1;
        lesson.querySelector('[data-step="-1"]').disabled = index === 0;
        lesson.querySelector('[data-step="1"]').disabled = index === this.lessons.length - 1;
      });
    }

    /* The events tell the editor that there is something to save. */
    write() {
      const input = this.element.querySelector('input[type="hidden"]');
      input.value = JSON.stringify(this.lessons.map((lesson) => lesson.dataset.key));
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    /* A moved element loses the focus, and a button at the end of the list can no longer have it. */
    keepFocus(button) {
      const other = button.parentElement.querySelector("button:not([disabled])");
      (button.disabled ? other : button)?.focus();
    }

    say(lesson) {
      const words = {
        title: lesson.dataset.title,
        number: this.lessons.indexOf(lesson) + 1,
        total: this.lessons.length,
      };
      this.statusTarget.textContent = this.movedValue.replace(/\{(\w+)\}/g, (_all, name) => words[name]);
    }
  }

  window.wagtail.app.register("kb-lesson-order", LessonOrderController);
})();
