// The beginning: the language, what listens to files and keys, and the start of the program.

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
