/* Beside the choice of main area: what the bank wants with the one that is chosen. */
(() => {
  class StrategyController extends window.StimulusModule.Controller {
    static targets = ["area"];

    connect() {
      this.select = this.element.closest("form")?.querySelector("select[name='main_area']");
      this.show = () => {
        for (const area of this.areaTargets) area.hidden = area.dataset.area !== this.select.value;
      };
      this.select?.addEventListener("change", this.show);
    }

    disconnect() {
      this.select?.removeEventListener("change", this.show);
    }
  }

  window.wagtail.app.register("kb-strategy", StrategyController);
})();
