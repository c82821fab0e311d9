// The page: which workbooks are there, which view of them is shown, and what happens when something is pressed.

const BLOCKS = ["wasm", "library", "program", "worker"];
const SLOW_SECONDS = 10;
const MOST_REMEMBERED = 40;
const NAMES_AN_OPTION = /--(?:sheet|column|assessor|rubric)\b/;

const at = (id) => document.getElementById(id);
const state = {
  language: "id",
  workbooks: [],
  shown: null,
  tab: "evaluate",
  pair: [],
  number: 0,
  rubrics: [],
  answers: new Map(),
};
let engine = null;

function say(key, values = {}) {
  const text = TEXTS[key][state.language === "en" ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function tell(words) {
  at("state").textContent = words;
}

// What was answered already is not asked again, as long as nothing about it was changed.
function answerTo(view) {
  const key = keyOf(view, state.language);
  if (!state.answers.has(key)) {
    const files = view.files.map(({ file }) => file);
    const answer = engine.ask(questionOf(view, state.language, "page"), files);
    answer.catch(() => state.answers.delete(key));
    state.answers.set(key, answer);
    if (state.answers.size > MOST_REMEMBERED) {
      state.answers.delete(state.answers.keys().next().value);
    }
  }
  return state.answers.get(key);
}

function take(files) {
  const taken = files.map((file) => {
    state.number += 1;
    return { id: state.number, name: file.name, file, choices: {}, wishes: {}, facts: null, isAsked: false };
  });
  state.workbooks.push(...taken);
  state.shown ??= taken[0] ?? null;
  show();
  score();
}

// Scores every workbook for the list, one after the other. What is shown was asked for before.
function score() {
  for (const workbook of state.workbooks.filter((one) => !one.isAsked)) {
    workbook.isAsked = true;
    const asked = { language: state.language, choices: workbook.choices };
    engine.ask(questionOf(viewOf("list", [workbook]), state.language, "page"), [workbook.file]).then(
      (answer) => {
        if (asked.language === state.language && asked.choices === workbook.choices) {
          known(workbook, answer);
        }
      },
      () => {}, // the report of the workbook says it
    );
  }
  showList();
}

function known(workbook, { facts, row }) {
  const hadTabs = tabNames(workbook).length;
  Object.assign(workbook, { facts, row });
  announce(workbook);
  showList();
  if (state.shown === workbook && hadTabs !== tabNames(workbook).length) {
    showTabs(workbook);
  }
  if (typeof state.shown === "string" && areAllKnown()) {
    showPanel();
  }
}

function areAllKnown() {
  return state.workbooks.every(({ row, facts }) => row && facts);
}

function announce({ name, facts: { total, outcomes } }) {
  const done = state.workbooks.filter(({ facts }) => facts).length;
  const words = outcomes.map((one) => [one.title, one.words].filter(Boolean).join(": ")).join("; ");
  tell(
    state.workbooks.length > 1
      ? say("progress", { done, total: state.workbooks.length })
      : say(total ? "done_one" : "done_none", { name, total, outcomes: words }),
  );
}

function remove(workbook) {
  const place = state.workbooks.indexOf(workbook);
  state.workbooks.splice(place, 1);
  if (state.shown === workbook || state.workbooks.length < 2) {
    state.shown = state.workbooks[Math.min(place, state.workbooks.length - 1)] ?? null;
  }
  if (state.workbooks.length === 0) {
    state.tab = "evaluate";
  }
  show();
  (at("list").querySelector("[aria-current]") ?? at("files")).focus();
}

function change(workbook, changes) {
  Object.assign(workbook, changes);
  showPanel();
  at("content").focus({ preventScroll: true });
  score();
}

function show() {
  const isEmpty = state.workbooks.length === 0;
  at("start").hidden = !isEmpty;
  at("desk").hidden = isEmpty;
  document.body.classList.toggle("busy-desk", !isEmpty);
  showList();
  showPanel();
}

// Draws the list anew; the focus and the place to which it was scrolled stay.
function showList() {
  const focused = document.activeElement?.dataset.key;
  const scrolled = at("list").querySelector("ul")?.scrollTop ?? 0;
  const choose = (shown) => () => {
    state.shown = shown;
    show();
    at("panel").scrollIntoView({ block: "nearest" });
  };
  const views = state.workbooks.length > 1 ? ["recap", "compare"] : [];
  at("list").replaceChildren(
    element("h2", {}, say("files")),
    ...views.map((one) => viewEntry(one, state.shown === one, say, choose(one))),
    element(
      "ul",
      {},
      state.workbooks.map((one) => entry(one, one === state.shown, say, choose(one), () => remove(one))),
    ),
    button(say("add"), () => at("files").click(), { class: "add", "data-key": "add" }),
  );
  at("list").querySelector("ul").scrollTop = scrolled;
  if (focused) {
    at("list").querySelector(`[data-key="${focused}"]`)?.focus();
  }
}

function tabNames({ facts }) {
  const hasTwo = (facts?.assessors ?? []).length > 1;
  return hasTwo ? ["evaluate", "check", "plan", "between"] : ["evaluate", "check", "plan"];
}

function showTabs(workbook, isFocused = false) {
  const names = tabNames(workbook);
  const choose = (name) => {
    state.tab = name;
    showPanel(true);
  };
  at("panel").querySelector(".tabs")?.remove();
  at("panel").prepend(tabs(names, state.tab, say, choose));
  if (isFocused) {
    at(`tab-${state.tab}`).focus();
  }
}

function showPanel(isFocused = false) {
  const { shown, workbooks } = state;
  at("panel").replaceChildren();
  if (shown === null) {
    return;
  }
  if (shown === "recap") {
    showReport(viewOf("recap", workbooks), element("section", { "aria-label": say("recap") }));
  } else if (shown === "compare") {
    showReport(viewOf("compare", comparedWorkbooks()), element("section", { "aria-label": say("compare") }));
  } else {
    state.tab = tabNames(shown).includes(state.tab) ? state.tab : "evaluate";
    const content = { id: "content", role: "tabpanel", "aria-labelledby": `tab-${state.tab}`, tabindex: "0" };
    showReport(viewOf(state.tab, [shown]), element("div", content));
    showTabs(shown, isFocused);
  }
}

function comparedWorkbooks() {
  const chosen = state.pair.map((id) => state.workbooks.find((one) => String(one.id) === id));
  return chosen.length === 2 && chosen.every(Boolean) ? chosen : state.workbooks.slice(0, 2);
}

async function showReport(view, content) {
  at("panel").append(content);
  content.setAttribute("aria-busy", "true");
  content.append(element("p", { class: "dim waiting" }, say("computing")));
  if (view.subject === "recap" && !areAllKnown()) {
    return; // `known` shows it when the last row is there
  }
  const slow = setTimeout(() => tell(say("slow", { limit: engine.seconds })), SLOW_SECONDS * 1000);
  try {
    const answer = await answerTo(view);
    content.replaceChildren(...around(view, answer));
    makeSortable();
  } catch (error) {
    content.replaceChildren(fault(say, error));
  } finally {
    clearTimeout(slow);
    content.removeAttribute("aria-busy");
  }
}

// A report with what can be done with it above it, and how it may be asked for otherwise.
function around(view, answer) {
  const { subject, workbooks } = view;
  const [workbook] = workbooks;
  const formats = answer.refused ? [] : SAVED[subject];
  const tools = [...formats, ...(answer.has_copy ? ["copy"] : [])].map((format) => saveButton(view, format));
  const known = [...(workbook.facts?.assessors ?? [])];
  const isLacking = subject === "evaluate" && answer.facts.outcomes.some(({ tone }) => tone === "bad");
  return [
    element(
      "div",
      { class: "actions" },
      isLacking && answer.facts.decided && planButton(),
      tools,
      button(say("print"), () => window.print()),
    ),
    subject === "compare" && comparedForm(workbooks),
    subject === "between" && known.length > 2 && assessorsForm(workbook, known),
    answer.controls && wishesForm(answer.controls, workbook.wishes, say, (wishes) => change(workbook, { wishes })),
    report(answer.html),
    state.shown === workbook &&
      optionsForm(workbook, state.rubrics, NAMES_AN_OPTION.test(answer.html), say, (choices) =>
        change(workbook, { choices, facts: null, isAsked: false }),
      ),
  ].filter(Boolean);
}

function planButton() {
  const press = () => {
    state.tab = "plan";
    showPanel(true);
  };
  return button(say("what_must_change"), press, { class: "leading" });
}

function comparedForm(workbooks) {
  const choices = state.workbooks.map(({ id, name }) => ({ id: String(id), title: name }));
  const chosen = workbooks.map(({ id }) => String(id));
  return pairForm([say("before"), say("after")], choices, chosen, say, (pair) => {
    state.pair = pair;
    showPanel();
  });
}

function assessorsForm(workbook, known) {
  const labels = [say("first_assessor"), say("second_assessor")];
  return pairForm(labels, known, assessorPair(workbook), say, (pair) => change(workbook, { pair }));
}

function saveButton(view, format) {
  return button(say(`save_${format}`), async () => {
    const answer = await engine.ask(questionOf(view, state.language, format), view.files.map(({ file }) => file));
    if (answer.reason) {
      tell(say("copy_failed", answer));
      return;
    }
    const name = fileName(view, say, format, answer);
    save(answer, name, TYPES[format] ?? TYPES.xlsx);
    tell(say(answer.lost_macros ? "copy_without_macros" : "saved", { name }));
  });
}

function save({ text, base64 }, name, type) {
  const address = URL.createObjectURL(new Blob([base64 ? bytesOf(base64) : text], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
