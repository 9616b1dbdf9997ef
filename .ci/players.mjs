// Lays the players of course packages together, without the tenfold that their packages bring along: maps, modules and
// builds that nobody loads. `npm run assemble` runs it; the result lies in node_modules like what it is made of.
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";

const players = "node_modules/.kb-players";
const h5p = "node_modules/h5p-standalone/dist";

await mkdir(`${players}/h5p`, { recursive: true });
for (const part of ["frame.bundle.js", "main.bundle.js", "styles", "fonts", "images"]) {
  await cp(`${h5p}/${part}`, `${players}/h5p/${part}`, { recursive: true });
}
// The map that the last line names is left behind, and whoever collects static files would look for it.
const scorm = await readFile("node_modules/scorm-again/dist/scorm12.min.js", "utf8");
await writeFile(`${players}/scorm12.min.js`, scorm.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
