// Cuts the letters of Northern Sámi out of Inter's extended Latin: 5 kB instead of 85 for a page that uses them.
// `npm run assemble` runs it; the result lies in node_modules like the font it comes from.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";

const LETTERS = "ČčĐđŊŋŠšŦŧŽž"; // Á stands in the basic file; kb.css names the same letters

const whole = await readFile("node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2");
await mkdir("node_modules/.kb-fonts", { recursive: true });
await writeFile("node_modules/.kb-fonts/inter-sami.woff2", await subsetFont(whole, LETTERS, { targetFormat: "woff2" }));
