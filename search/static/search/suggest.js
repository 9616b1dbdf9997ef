// A search field as a combobox (WAI-ARIA Authoring Practices, “editable combobox with list autocomplete”): suggestions
// stand under the field while one writes. Without this script the field is a plain form.

const PAUSE = 120; // milliseconds without a key before anything is asked

class Suggestions {
  constructor(input) {
    this.input = input;
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.dataset.suggestionsLabel);
    this.list.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "ds-sr-only";
    this.status.setAttribute("role", "status");
    input.closest("form").append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.askSoon());
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // or the field loses its focus first
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")));
  }

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.request?.abort();
    this.request = new AbortController();
    const address = new URL(this.input.dataset.suggestions, location.href);
    address.searchParams.set("q", this.input.value);
    try {
      const response = await fetch(address, { signal: this.request.signal });
      if (response.ok) this.show((await response.json()).suggestions);
    } catch (fault) {
      this.close(); // asked anew already, or away: the form itself says what is wrong
      if (fault.name !== "AbortError" && !(fault instanceof TypeError)) throw fault;
    }
  }

  show(suggestions) {
    this.list.replaceChildren(...suggestions.map((suggestion, number) => this.option(suggestion, number)));
    const any = suggestions.length > 0 && document.activeElement === this.input;
    this.list.hidden = !any;
    this.input.setAttribute("aria-expanded", String(any));
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = any ? this.input.dataset.suggestionsCount.replace("0", suggestions.length) : "";
  }

  option({ text, url, kind, language }, number) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${number}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = url;
    const title = document.createElement("span");
    title.textContent = text;
    if (language && language !== document.documentElement.lang) title.lang = language;
    const what = document.createElement("span");
    what.className = "muted";
    what.textContent = JSON.parse(this.input.dataset.suggestionsKinds)[kind] ?? "";
    option.append(title, what);
    return option;
  }

  onKey(event) {
    const options = [...this.list.children];
    const chosen = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") {
      if (!this.list.hidden) event.preventDefault(); // or the field is emptied as well
      this.close();
    } else if (event.key === "Enter" && chosen >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.follow(options[chosen]);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place before the first is the field itself, with what was written.
      this.choose(options[((chosen + 1 + step + options.length + 1) % (options.length + 1)) - 1]);
    }
  }

  choose(option) {
    for (const other of this.list.children) other.setAttribute("aria-selected", String(other === option));
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort(); // an answer under way would open the list again
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  follow(option) {
    if (option) location.assign(option.dataset.url);
  }
}

for (const input of document.querySelectorAll("input[data-suggestions]")) new Suggestions(input);
