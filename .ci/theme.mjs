// Writes cms/core/static/kb/theme.css: the tokens of designsystemet.config.json, then the parts of Designsystemet's
// stylesheet that the templates use, each in its cascade layer, and of both only what our pages can come to. The whole
// stylesheet is eight times as large. Run by `npm run theme`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { transform } from "lightningcss";

const PACKAGE = "node_modules/@digdir/designsystemet-css";
const TOKENS = "var/design-theme/theme.css";
const TARGET = "cms/core/static/kb/theme.css";
const ROOMS = ["cms", "learning", "events", "workflows", "search", "home", "templates"];
const PARTS = {
  "ds.base": ["base", "label"],
  "ds.components": [
    "alert",
    "breadcrumbs",
    "button",
    "error-summary",
    "field",
    "input",
    "link",
    "pagination",
    "skip-link",
    "tag",
    "validation-message",
  ],
};

const { version, license } = JSON.parse(readFileSync(`${PACKAGE}/package.json`, "utf8"));
const banner = `/*! Written by "npm run theme"; do not edit. Designsystemet ${version} (${license}), (c) Digdir and contributors. */`;
const part = (layer, name) => {
  const css = readFileSync(`${PACKAGE}/dist/src/${name}.css`, "utf8").trim();
  return css.startsWith("@layer") ? css : `@layer ${layer}{${css}}`;
};
const tokens = readFileSync(TOKENS, "utf8").replace(/@charset "UTF-8";/, "");
const parts = Object.entries(PARTS).flatMap(([layer, names]) => names.map((name) => part(layer, name)));

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? files(path) : [path];
  });
const read = (ending) => {
  const found = ROOMS.flatMap(files).filter((path) => ending.test(path) && path !== TARGET);
  return found.map((path) => readFileSync(path, "utf8")).join("\n");
};
const pages = read(/\.(html|py|js)$/);
const sheets = read(/\.css$/);
const isWritten = (word, before = "(?<![\\w-])", after = "(?![\\w-])") =>
  new RegExp(before + word.replace(/\W/g, "\\$&") + after).test(pages);
const isValue = (word) => isWritten(word, `["'}]`, `["'{]`); // by itself, or chosen by a template

// A rule is left out when nobody writes the class it asks for, or the value of a `data-` attribute or role: only we write
// these, while Django and the browser set others. We have no language that is written from right to left.
const cannotBe = (piece) => {
  if (piece.type === "class") return !isWritten(piece.name);
  if (piece.type === "attribute" && /^(data-|role$)/.test(piece.name)) {
    return !isWritten(piece.name) || (piece.operation?.operator === "equal" && !isValue(piece.operation.value));
  }
  if (piece.kind === "dir") return piece.direction === "rtl";
  return ["is", "where", "any", "has"].includes(piece.kind) && piece.selectors.every(neverMatches);
};
const neverMatches = (selector) => selector.some(cannotBe);
const withoutUnmatched = (css) =>
  transform({
    filename: TARGET,
    code: Buffer.from(css),
    minify: true,
    visitor: {
      Rule: { style: (rule) => (rule.value.selectors.every(neverMatches) ? [] : undefined) },
    },
  }).code.toString();

// A token that nothing reads is left out, and then those that only it did read.
const withoutUnread = (css) => {
  const isRead = (name) => new RegExp(`var\\(\\s*${name}[\\s,)]`).test(sheets + css);
  const left = css.replace(/(?<=[{;])(--_?dsc?-[\w-]+):[^;{}"]*(;|(?=\}))/g, (token, name) => (isRead(name) ? token : ""));
  return left === css ? css : withoutUnread(left);
};

const layers = "@layer ds.theme,ds.base,ds.ground,ds.components,kb;";
const css = withoutUnread(withoutUnmatched([layers, tokens, ...parts].join("\n")));
// Said once more: what is made smaller forgets those layers that only our own sheets fill.
writeFileSync(TARGET, [banner, layers, css.replaceAll("@layer ds.", "\n@layer ds.").trim()].join("\n") + "\n");
