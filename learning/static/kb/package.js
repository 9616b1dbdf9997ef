// A package made elsewhere: started by the reader, played in a frame of another origin, heard through one channel.
//
// The frame says hello; it is answered with a port and a nonce, once it is seen to be the frame that was started here and
// to be of the packages' origin. After that only messages on that port count, with that nonce, of the shapes below.
//
// What a package reports goes out as `kb:package-state` on its figure, {package, state, score, scoreMax, completed}.
// Whoever has kept a state gives it back with `kb:package-restore`, {state}, on the figure before it is started.
const MOST_STATE = 60_000; // bytes of JSON; the site takes 64 kB
const MOST_SCORE = 1_000_000;
const HEIGHT = { least: 120, most: 4000 };
const PAUSE = 1000; // milliseconds; a package may report at every key that is pressed

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const size = (value) => new TextEncoder().encode(JSON.stringify(value)).length;

// What a message adds to what is known of the package; null for one of no known shape.
function said(message) {
  switch (message.type) {
    case "state":
      return isObject(message.state) && size(message.state) <= MOST_STATE ? { state: message.state } : null;
    case "score": {
      const { score, scoreMax } = message;
      const holds = isNumber(score) && isNumber(scoreMax) && score >= 0 && score <= scoreMax && scoreMax > 0;
      return holds && scoreMax <= MOST_SCORE ? { score, scoreMax } : null;
    }
    case "completed":
      return { completed: true };
    default:
      return null;
  }
}

class Package {
  constructor(figure) {
    this.figure = figure;
    this.address = figure.dataset.address;
    this.origin = new URL(this.address).origin;
    this.report = {};
    this.state = null;
    this.button = figure.querySelector("[data-start]");
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.start());
    figure.addEventListener("kb:package-restore", (event) => {
      if (isObject(event.detail?.state)) this.state = event.detail.state;
    });
  }

  async start() {
    this.button.disabled = true;
    if (this.figure.dataset.keepsAt) await this.fetchState();
    this.frame = document.createElement("iframe");
    this.frame.sandbox = "allow-scripts allow-same-origin allow-forms";
    this.frame.title = this.figure.querySelector("figcaption").textContent;
    this.frame.referrerPolicy = "no-referrer";
    this.frame.src = this.address;
    window.addEventListener("message", (event) => this.hear(event));
    window.addEventListener("pagehide", () => this.waiting && this.keep());
    this.button.replaceWith(this.frame);
    this.frame.focus();
  }

  hear(event) {
    if (event.origin !== this.origin || event.source !== this.frame.contentWindow) return;
    if (event.data?.type !== "kb:hello") return;
    this.port?.close(); // the frame was loaded anew
    const channel = new MessageChannel();
    const nonce = Array.from(crypto.getRandomValues(new Uint32Array(4))).join("-");
    this.port = channel.port1;
    this.port.onmessage = ({ data }) => {
      if (isObject(data) && data.nonce === nonce) this.take(data);
    };
    event.source.postMessage({ type: "kb:open", nonce, state: this.state }, this.origin, [channel.port2]);
  }

  take(message) {
    if (message.type === "height" && isNumber(message.height)) {
      this.frame.style.height = `${Math.min(Math.max(message.height, HEIGHT.least), HEIGHT.most)}px`;
      return;
    }
    const news = said(message);
    if (news === null) return;
    const wasCompleted = this.report.completed;
    Object.assign(this.report, news);
    if (news.state) this.state = news.state;
    if (news.completed && !wasCompleted) this.tell("done");
    const detail = { package: this.figure.dataset.package, ...this.report };
    this.figure.dispatchEvent(new CustomEvent("kb:package-state", { bubbles: true, detail }));
    if (this.figure.dataset.keepsAt) this.keepSoon();
  }

  async fetchState() {
    try {
      const answer = await fetch(this.figure.dataset.keepsAt, { headers: { Accept: "application/json" } });
      const kept = answer.ok ? await answer.json() : {};
      if (isObject(kept.state)) this.state = kept.state;
    } catch (error) {
      this.tell("failed");
    }
  }

  keepSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.keep(), PAUSE);
  }

  async keep() {
    clearTimeout(this.waiting);
    this.waiting = null;
    const { keepsAt, token } = this.figure.dataset;
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
    try {
      const answer = await fetch(keepsAt, { method: "POST", headers, body: JSON.stringify(this.report), keepalive: true });
      if (!answer.ok) this.tell("failed");
    } catch (error) {
      this.tell("failed");
    }
  }

  tell(what) {
    const status = this.figure.querySelector("[data-status]");
    status.textContent = status.dataset[what];
  }
}

for (const figure of document.querySelectorAll("[data-package]")) new Package(figure);
