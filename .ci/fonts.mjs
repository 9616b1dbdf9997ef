// Cuts Inter down to what readers' pages show: the letters of each `unicode-range` in kb.css, the weights from plain to
// bold, and of the typographic features kerning, marks, letters of their own in some languages, and figures of one width.
// `npm run assemble` runs it; the result lies in node_modules like the font it comes from.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";

const INTER = "node_modules/@fontsource-variable/inter/files";
const TARGET = "node_modules/.kb-fonts";
const FORM = {
  targetFormat: "woff2",
  variationAxes: { wght: { min: 400, max: 700 } },
  keepFeatures: ["ccmp", "kern", "locl", "mark", "mkmk", "tnum"],
};
const letters = (first, last) => Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n)).join("");

// What nearly every page is written with, and all it asks for: 18 kB.
const COMMON = letters(0x20, 0x7e) + "\u00a0§«°·»" + letters(0xc0, 0xff) + "–—‘’“”•…€−";
const SIGNS = letters(0xa1, 0xbf) + "ıŒœʻʼˆ˚˜™" + letters(0x2000, 0x206f);
// Each file: which of Inter's it is cut from, and its letters. A letter that Inter does not have is passed by.
const FILES = {
  "inter-latin": ["latin", COMMON],
  "inter-signs": ["latin", [...SIGNS].filter((letter) => !COMMON.includes(letter)).join("")],
  "inter-latin-ext": ["latin-ext", letters(0x100, 0x2ba) + letters(0x1e00, 0x1eff)],
  "inter-sami": ["latin-ext", "ČčĐđŊŋŠšŦŧŽž"], // Northern Sámi by itself is 3 kB; Á stands in the first
};

await mkdir(TARGET, { recursive: true });
for (const [name, [part, text]] of Object.entries(FILES)) {
  const whole = await readFile(`${INTER}/inter-${part}-wght-normal.woff2`);
  await writeFile(`${TARGET}/${name}.woff2`, await subsetFont(whole, text, FORM));
}
