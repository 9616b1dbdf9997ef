// Plays one package, and tells the page it stands in what the package reports. Alone, it tells nobody.
const { kind, folder, entry, site, title, frameJs, frameCss } = document.body.dataset;
const HOME = new URL(site).origin;
const PATIENCE = 3000; // milliseconds that the page has to answer
const RHYTHM = 5000; // milliseconds between two looks at what an H5P has come to
const place = document.getElementById("package");

// Says hello to the page; gives what it answers, or nothing where the package stands alone.
function meet() {
  if (window.parent === window) return Promise.resolve({});
  return new Promise((resolve) => {
    window.addEventListener("message", (event) => {
      const isAnswer = event.origin === HOME && event.source === window.parent && event.data?.type === "kb:open";
      if (isAnswer) resolve({ port: event.ports[0], nonce: event.data.nonce, state: event.data.state });
    });
    setTimeout(() => resolve({}), PATIENCE);
    window.parent.postMessage({ type: "kb:hello" }, HOME);
  });
}

const { port, nonce, state } = await meet();
const tell = (message) => port?.postMessage({ nonce, ...message });

// --- SCORM 1.2: the package looks for `API` in the windows around its own. ---

const KEPT = ["cmi.suspend_data", "cmi.core.lesson_location", "cmi.core.lesson_status"];

function playScorm() {
  const api = new window.Scorm12API({ autocommit: false, logLevel: "NONE" });
  if (state) {
    for (const name of KEPT) {
      const [part, last] = [name.split(".").slice(1, -1), name.split(".").at(-1)];
      if (typeof state[name] === "string") part.reduce((found, step) => found[step], api.cmi)[last] = state[name];
    }
    api.cmi.core.entry = "resume";
  }
  const report = () => {
    tell({ type: "state", state: Object.fromEntries(KEPT.map((name) => [name, api.getCMIValue(name)])) });
    const raw = Number.parseFloat(api.cmi.core.score.raw);
    const most = Number.parseFloat(api.cmi.core.score.max) || 100;
    if (Number.isFinite(raw)) tell({ type: "score", score: raw, scoreMax: most });
    if (["completed", "passed"].includes(api.cmi.core.lesson_status)) tell({ type: "completed" });
  };
  for (const moment of ["LMSCommit", "LMSFinish"]) api.on(moment, report);
  window.API = api;
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.src = entry;
  place.append(frame);
}

// --- H5P: its results come as xAPI statements, its state when it is asked for. ---

async function playH5p() {
  const options = { h5pJsonPath: folder, frameJs, frameCss, icon: false, reportingIsEnabled: true, saveFreq: RHYTHM / 1000 };
  if (state?.h5p) options.contentUserData = [{ state: JSON.stringify(state.h5p) }];
  await new window.H5PStandalone.H5P(place, options);
  let last = "";
  const look = () => {
    const found = place.querySelector("iframe")?.contentWindow.H5P?.instances?.[0]?.getCurrentState?.();
    const now = JSON.stringify(found);
    if (found && now !== last) tell({ type: "state", state: { h5p: JSON.parse(now) } });
    last = now;
  };
  setInterval(look, RHYTHM);
  window.H5P.externalDispatcher.on("xAPI", (event) => {
    const { result, context } = event.data.statement;
    look();
    if (context?.contextActivities?.parent?.length || !result) return; // a part of the whole
    if (result.score?.max > 0) tell({ type: "score", score: Math.max(result.score.raw, 0), scoreMax: result.score.max });
    if (result.completion) tell({ type: "completed" });
  });
  new ResizeObserver(() => tell({ type: "height", height: place.scrollHeight + 4 })).observe(place);
}

try {
  await (kind === "h5p" ? playH5p() : playScorm());
} catch (error) {
  document.getElementById("failed").hidden = false;
  throw error;
}
