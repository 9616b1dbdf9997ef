// Writes cms/core/static/kb/theme.css: the tokens of designsystemet.config.json, then the parts of
// Designsystemet's stylesheet that the templates use, each in its cascade layer. One file, one request;
// the whole stylesheet is five times as large. Run by `npm run theme`.
import { readFileSync, writeFileSync } from "node:fs";

const PACKAGE = "node_modules/@digdir/designsystemet-css";
const TOKENS = "var/design-theme/theme.css";
const TARGET = "cms/core/static/kb/theme.css";
const PARTS = {
  "ds.base": ["base", "label"],
  "ds.components": [
    "alert",
    "breadcrumbs",
    "button",
    "details",
    "error-summary",
    "field",
    "fieldset",
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
const tokens = readFileSync(TOKENS, "utf8")
  .replace(/\/\*[\s\S]*?\*\//g, "")
  .replace(/@charset "UTF-8";/, "")
  .replace(/\n\s*/g, "\n")
  .trim();
const parts = Object.entries(PARTS).flatMap(([layer, names]) => names.map((name) => part(layer, name)));

writeFileSync(TARGET, [banner, "@layer ds.theme,ds.base,ds.ground,ds.components,kb;", tokens, ...parts].join("\n") + "\n");
