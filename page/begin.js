// The beginning: the language, what listens to files and keys, and the start of the program.

const IN_A_FOLDER = /\.(?:xlsx|xlsm|xls|xlsb|ods)$/i;

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
    Object.assign(workbook, { facts: null, row: null, isAsked: false });
  }
  show();
  score();
}

function tellOfStart() {
  if (state.workbooks.length === 0) {
    tell(say(document.body.dataset.ready ? "ready" : "loading"));
  }
}

// Every file that was dropped; of a folder the workbooks in it and below, as the command line takes them.
async function dropped(transfer) {
  const entries = [...transfer.items].map((one) => one.webkitGetAsEntry()).filter(Boolean);
  const found = await Promise.all(entries.map((one) => (one.isDirectory ? workbooksIn(one) : fileOf(one))));
  return found.flat();
}

function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function workbooksIn(folder) {
  const reader = folder.createReader();
  const entries = [];
  let more = [];
  do {
    more = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    entries.push(...more);
  } while (more.length > 0);
  const wanted = entries.filter(({ name, isDirectory }) => isDirectory || IN_A_FOLDER.test(name));
  const visible = wanted.filter(({ name }) => !/^(?:\.|~\$)/.test(name));
  const found = await Promise.all(visible.map((one) => (one.isDirectory ? workbooksIn(one) : fileOf(one))));
  return found.flat();
}

function listen() {
  at("files").addEventListener("change", ({ target }) => {
    take([...target.files]);
    target.value = "";
  });
  for (const node of document.querySelectorAll("[data-language]")) {
    node.addEventListener("click", () => {
      speak(node.dataset.language);
      tellOfStart();
    });
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
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    take(await dropped(event.dataTransfer));
  });
}

async function begin() {
  if (!window.WebAssembly || !window.DecompressionStream || !window.Worker) {
    tell(say("old_browser"));
    return;
  }
  const blocks = Object.fromEntries(BLOCKS.map((name) => [name, at(`block-${name}`).textContent]));
  engine = new Engine(blocks, LOCK);
  engine.onRestart = () => tell(say("restarted"));
  listen();
  speak("id");
  tellOfStart();
  at("wait").hidden = false;
  try {
    const { rubrics } = await engine.start();
    state.rubrics = rubrics;
    document.body.dataset.ready = "true";
    tellOfStart();
  } catch (error) {
    tell(say("broken"));
    at("state").after(fault(say, error));
  } finally {
    at("wait").hidden = true;
  }
}

begin();
