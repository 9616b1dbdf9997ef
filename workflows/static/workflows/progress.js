/* How far a job has come. Without this file one looks again by the link. */
(() => {
  const PAUSE = 1000; // milliseconds

  class ProgressController extends window.StimulusModule.Controller {
    static targets = ["bar", "number", "status"];
    static values = { done: String };

    connect() {
      this.timer = setTimeout(() => this.look(), PAUSE);
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    async look() {
      try {
        const answer = await fetch(location.href, { headers: { Accept: "application/json" }, credentials: "same-origin" });
        const job = await answer.json();
        this.barTarget.value = job.done;
        this.numberTarget.textContent = job.done;
        if (job.is_finished) {
          this.statusTarget.textContent = this.doneValue;
          location.reload();
          return;
        }
      } catch {
        // the network is away for a moment: the next look finds out
      }
      this.timer = setTimeout(() => this.look(), PAUSE);
    }
  }

  window.wagtail.app.register("kb-progress", ProgressController);
})();
