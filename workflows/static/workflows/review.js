/* The review screen: shows a page of the work, at a true width, without leaving what has been written in the form.
   Without this file the same links load the screen anew. */
(() => {
  class ReviewController extends window.StimulusModule.Controller {
    static targets = ["shown", "frame", "preview", "page", "width", "open", "propose", "checks", "approve", "why"];

    connect() {
      this.weigh();
    }

    /* Each time a frame is shown: at first, and when its tab is chosen again. */
    frameTargetConnected(frame) {
      const named = new URLSearchParams(window.location.search).has("width");
      if (!named) this.use(this.widest());
      this.observer = new ResizeObserver(() => this.fit());
      this.observer.observe(frame);
      this.previewTarget.addEventListener("load", () => this.listen());
      this.listen();
    }

    frameTargetDisconnected() {
      this.observer?.disconnect();
    }

    /* Another way to look at the work, fetched from the link itself. */
    async swap(event) {
      if (this.isForAnotherTab(event)) return;
      event.preventDefault();
      const query = new URLSearchParams(window.location.search);
      Object.entries(event.params).forEach(([name, value]) => query.set(name, value));
      const response = await fetch(`?${query}`);
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      const shown = fresh.querySelector("[data-kb-review-target='shown']");
      if (!response.ok || !shown) {
        window.location.assign(`?${query}`);
        return;
      }
      window.history.replaceState(window.history.state, "", `?${query}`);
      const attribute = event.params.vis ? "data-kb-review-vis-param" : "data-kb-review-page-param";
      const value = event.params.vis ?? event.params.page;
      this.shownTarget.replaceChildren(...shown.childNodes);
      this.shownTarget.querySelector(`[${attribute}="${value}"]`)?.focus();
    }

    /* Approving is open when every point is answered, and none of them by a no. The server asks again. */
    weigh() {
      if (!this.hasChecksTarget || !this.hasApproveTarget) return;
      const isOpen = this.openPoint() === undefined;
      this.approveTarget.setAttribute("aria-disabled", String(!isOpen));
      this.approveTarget.setAttribute("aria-describedby", "kb-approve-why");
      this.whyTarget.hidden = isOpen;
    }

    approve(event) {
      const open = this.openPoint();
      if (open === undefined) return;
      event.preventDefault();
      open.querySelector("input:checked, input")?.focus();
    }

    openPoint() {
      return [...this.checksTarget.querySelectorAll(".kb-check")].find((point) => {
        const answer = point.querySelector("input[type='radio']:checked");
        return answer === null || answer.value === "no";
      });
    }

    show(event) {
      if (this.isForAnotherTab(event)) return;
      event.preventDefault();
      const link = event.currentTarget;
      this.mark(this.pageTargets, link);
      this.previewTarget.src = link.dataset.preview;
      this.previewTarget.title = link.textContent.trim();
      this.openTarget.href = link.dataset.preview;
      this.remember(link);
    }

    resize(event) {
      if (this.isForAnotherTab(event)) return;
      event.preventDefault();
      this.use(event.currentTarget);
      this.fit();
      this.remember(event.currentTarget);
    }

    use(link) {
      this.mark(this.widthTargets, link);
      this.previewTarget.width = link.dataset.width;
    }

    /* The widest screen that is still legible in the room there is. */
    widest() {
      const room = this.frameTarget.clientWidth;
      const legible = this.widthTargets.filter((link) => room >= link.dataset.width * 0.45);
      return legible.at(-1) ?? this.widthTargets[0];
    }

    /* The page is laid out at its true width, and shrunk like a picture where there is less room. */
    fit() {
      const { clientWidth, clientHeight } = this.frameTarget;
      const scale = Math.min(1, clientWidth / this.previewTarget.width);
      this.previewTarget.style.transform = `scale(${scale})`;
      this.previewTarget.style.height = `${clientHeight / scale}px`;
      this.previewTarget.style.marginInlineStart = `${(clientWidth - this.previewTarget.width * scale) / 2}px`;
    }

    /* Words that are marked in the preview are put into the proposal, until somebody has begun to write one. */
    listen() {
      const shown = this.previewTarget.contentDocument;
      shown?.addEventListener("selectionchange", () => this.prefill(shown.getSelection().toString().trim()));
    }

    prefill(words) {
      if (!words || !this.hasProposeTarget) return;
      const { old, new: instead } = this.proposeTarget.querySelector("form").elements;
      if (!instead.value) old.value = words;
    }

    propose(event) {
      if (this.isForAnotherTab(event)) return;
      event.preventDefault();
      this.proposeTarget.open = true;
      const { old, new: instead } = this.proposeTarget.querySelector("form").elements;
      (old.value ? instead : old).focus();
    }

    mark(links, current) {
      links.forEach((link) => link.toggleAttribute("aria-current", false));
      current.setAttribute("aria-current", "true");
    }

    /* So that the screen comes back as it was when the form is sent, or the page is loaded again. */
    remember(link) {
      const here = new URLSearchParams(window.location.search);
      const chosen = new URL(link.href).searchParams;
      const changed = link.dataset.width ? "width" : "page";
      here.set(changed, chosen.get(changed));
      window.history.replaceState(window.history.state, "", `?${here}`);
    }

    isForAnotherTab(event) {
      return event.metaKey || event.ctrlKey || event.shiftKey;
    }
  }

  window.wagtail.app.register("kb-review", ReviewController);
})();
