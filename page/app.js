// The page: which workbooks are there, what is asked of them, and what is shown. All answers come from the engine.

const BLOCKS = ["wasm", "library", "program", "worker"];
const SLOW_SECONDS = 10;
const TYPES = {
  html: "text/html",
  json: "application/json",
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const SAVED = {
  evaluate: ["html", "json"],
  check: ["html", "json"],
  plan: ["html", "json", "xlsx"],
};

const at = (id) => document.getElementById(id);
const state = { language: "id", workbooks: [], chosen: null, tab: "evaluate", number: 0, rubrics: [] };
let engine = null;

function say(key, values = {}) {
  const text = TEXTS[key][state.language === "en" ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function tell(words) {
  at("state").textContent = words;
}

// The day where the user is; the clock of Python is that of UTC.
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
}

function questionOf(workbook, subject, format = "page") {
  return {
    subject,
    format,
    language: state.language,
    today: today(),
    names: [workbook.name],
    choices: workbook.choices,
    target: workbook.wishes.target ?? "",
    wishes: { limit: workbook.wishes.limit, indices: workbook.wishes.indices, locked: workbook.wishes.locked },
    prefix: `r${workbook.id}${subject}`,
  };
}

// What was answered already is not asked again, as long as nothing about it was changed.
function answerTo(workbook, subject) {
  const key = JSON.stringify(questionOf(workbook, subject));
  if (!workbook.answers.has(key)) {
    const answer = engine.ask(questionOf(workbook, subject), [workbook.file]);
    answer.catch(() => workbook.answers.delete(key));
    workbook.answers.set(key, answer);
  }
  return workbook.answers.get(key);
}

function take(files) {
  for (const file of files) {
    state.number += 1;
    const workbook = { id: state.number, name: file.name, file, choices: {}, wishes: {}, answers: new Map() };
    state.workbooks.push(workbook);
  }
  state.chosen ??= state.workbooks[0] ?? null;
  show();
  score();
}

// Every workbook is scored for the list, one after the other; the chosen one is shown before.
async function score() {
  const waiting = state.workbooks.filter((one) => !one.facts && !one.isWorking);
  for (const workbook of waiting) {
    workbook.isWorking = true;
    answerTo(workbook, "list").then(
      ({ facts, row }) => {
        Object.assign(workbook, { facts, row, isWorking: false });
        announce(workbook);
        showList();
      },
      () => {},
    );
  }
  showList();
}

function announce(workbook) {
  const { total, outcomes } = workbook.facts;
  const words = outcomes.map((one) => [one.title, one.words].filter(Boolean).join(": ")).join("; ");
  const done = state.workbooks.filter((one) => one.facts).length;
  tell(
    state.workbooks.length > 1
      ? say("progress", { done, total: state.workbooks.length })
      : say(total ? "done_one" : "done_none", { name: workbook.name, total, outcomes: words }),
  );
}

function remove(workbook) {
  const place = state.workbooks.indexOf(workbook);
  state.workbooks.splice(place, 1);
  if (state.chosen === workbook) {
    state.chosen = state.workbooks[Math.min(place, state.workbooks.length - 1)] ?? null;
  }
  show();
}

function show() {
  const isEmpty = state.workbooks.length === 0;
  at("start").hidden = !isEmpty;
  at("desk").hidden = isEmpty;
  document.body.classList.toggle("busy-desk", !isEmpty);
  showList();
  showPanel();
}

function showList() {
  const choose = (workbook) => () => {
    state.chosen = workbook;
    show();
  };
  at("list").replaceChildren(
    element("h2", {}, say("files")),
    element(
      "ul",
      {},
      state.workbooks.map((one) => entry(one, one === state.chosen, say, choose(one), () => remove(one))),
    ),
    button(say("add"), () => at("files").click(), { class: "add" }),
  );
}

function showPanel(isFocused = false) {
  const workbook = state.chosen;
  if (!workbook) {
    at("panel").replaceChildren();
    return;
  }
  const choose = (name, isMoved = false) => {
    state.tab = name;
    showPanel(isMoved);
  };
  const content = element("div", {
    id: "content",
    role: "tabpanel",
    "aria-labelledby": `tab-${state.tab}`,
    tabindex: "0",
  });
  at("panel").replaceChildren(tabs(Object.keys(SAVED), state.tab, say, choose), content);
  if (isFocused) {
    at(`tab-${state.tab}`).focus();
  }
  showReport(workbook, state.tab, content);
}

async function showReport(workbook, subject, content) {
  const later = setTimeout(() => tell(say("slow", { limit: engine.seconds })), SLOW_SECONDS * 1000);
  content.setAttribute("aria-busy", "true");
  content.replaceChildren(element("p", { class: "dim waiting" }, say("computing")));
  try {
    const answer = await answerTo(workbook, subject);
    content.replaceChildren(...around(workbook, subject, answer));
  } catch (error) {
    content.replaceChildren(
      element("p", { class: "notice bad" }, say("fault")),
      element("pre", {}, String(error.message)),
    );
  } finally {
    clearTimeout(later);
    content.removeAttribute("aria-busy");
  }
}

// A report with what can be done with it above, and how it may be asked for otherwise.
function around(workbook, subject, answer) {
  const changed = (changes) => {
    Object.assign(workbook, changes);
    showPanel();
    score();
  };
  return [
    element(
      "div",
      { class: "tools" },
      !answer.refused && SAVED[subject].map((format) => saveButton(workbook, subject, format)),
      answer.has_copy && saveButton(workbook, subject, "copy"),
      button(say("print"), () => window.print()),
    ),
    answer.controls &&
      wishesForm(answer.controls, workbook.wishes, say, (wishes) => changed({ wishes })),
    report(answer.html),
    optionsForm(workbook, state.rubrics, say, (choices) => changed({ choices, facts: null, isWorking: false })),
  ].filter(Boolean);
}

function saveButton(workbook, subject, format) {
  return button(say(`save_${format}`), async () => {
    const answer = await engine.ask(questionOf(workbook, subject, format), [workbook.file]);
    const stem = workbook.name.replace(/\.[^.]*$/, "");
    if (answer.reason) {
      tell(say("copy_failed", answer));
    } else if (format === "copy") {
      const name = `${stem}-${say("file_copy")}${answer.suffix}`;
      save(answer, name, TYPES.xlsx);
      tell(say(answer.lost_macros ? "copy_without_macros" : "saved", { name }));
    } else {
      const name = `${stem}-${say(`file_${subject}`)}.${format}`;
      save(answer, name, TYPES[format]);
      tell(say("saved", { name }));
    }
  });
}

function save({ text, base64 }, name, type) {
  const content = base64 ? bytesOf(base64) : text;
  const address = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function speak(language) {
  state.language = language;
  document.documentElement.lang = language;
  document.title = say("title");
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = say(node.dataset.text);
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
  }
  for (const node of document.querySelectorAll("[data-language]")) {
    node.setAttribute("aria-pressed", String(node.dataset.language === language));
  }
  for (const workbook of state.workbooks) {
    Object.assign(workbook, { facts: null, isWorking: false });
  }
  show();
  score();
}

function listen() {
  at("files").addEventListener("change", ({ target }) => {
    take([...target.files]);
    target.value = "";
  });
  for (const node of document.querySelectorAll("[data-language]")) {
    node.addEventListener("click", () => speak(node.dataset.language));
  }
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) {
      document.body.classList.remove("over");
    }
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
}

async function begin() {
  if (!window.WebAssembly || !window.DecompressionStream || !window.Worker) {
    tell(say("old_browser"));
    return;
  }
  engine = new Engine(Object.fromEntries(BLOCKS.map((name) => [name, at(`block-${name}`).textContent])), LOCK);
  engine.onRestart = () => tell(say("restarted"));
  listen();
  speak("id");
  tell(say("loading"));
  at("wait").hidden = false;
  try {
    state.rubrics = (await engine.start()).rubrics;
    if (state.workbooks.length === 0) {
      tell(say("ready"));
    }
    document.body.dataset.ready = "true";
  } catch (error) {
    tell(say("broken"));
    console.error(error);
  } finally {
    at("wait").hidden = true;
  }
}

begin();
