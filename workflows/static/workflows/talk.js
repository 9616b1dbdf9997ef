/* The conversation: its forms are sent without loading the screen anew, so that nothing written elsewhere on it is lost.
   Without this file the same forms are sent as forms are. */
(() => {
  class TalkController extends window.StimulusModule.Controller {
    static targets = ["status"];

    async send(event) {
      const { target: form, submitter } = event;
      event.preventDefault();
      if (this.isSending) return;
      this.isSending = true;
      const data = new FormData(form);
      if (submitter?.name) data.append(submitter.name, submitter.value);
      try {
        const address = form.getAttribute("action"); // `form.action` is the button of that name, where there is one
        const answer = await fetch(address, { method: "POST", body: data, credentials: "same-origin" });
        const screen = new DOMParser().parseFromString(await answer.text(), "text/html");
        const section = screen.getElementById(this.element.id);
        if (!section) throw new Error(`No conversation in the answer: ${answer.status}`);
        this.show(section, screen.querySelector(".messages")?.textContent.trim() ?? "");
      } catch {
        this.isSending = false;
        this.statusTarget.textContent = this.element.dataset.failed;
      }
    }

    /* The new section takes the place of the old one; focus goes to what is wrong, else to the heading. */
    show(section, message) {
      const fault = section.querySelector("[aria-invalid='true']") ?? section.querySelector("[role='alert']");
      this.element.replaceWith(section);
      section.querySelector("[data-kb-talk-target='status']").textContent = message;
      const place = fault ?? section.querySelector("h2");
      if (!place.matches("input, textarea, select")) place.tabIndex = -1;
      place.focus();
    }
  }

  window.wagtail.app.register("kb-talk", TalkController);
})();
