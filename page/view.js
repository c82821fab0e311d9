// The view: elements of the page from plain values. It keeps no state and asks nothing.

// An element with its attributes, listeners and children; what is null or false is left out.
function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      node.addEventListener(key, value);
    } else if (value !== null && value !== false && value !== undefined) {
      node.setAttribute(key, value === true ? "" : value);
    }
  }
  node.append(...children.flat().filter((one) => one !== null && one !== false));
  return node;
}

function button(words, press, attributes = {}) {
  return element("button", { type: "button", click: press, ...attributes }, words);
}

// A report: HTML that Python drew, in which every text is escaped and nothing runs.
function report(html) {
  const node = element("div", { class: "report" });
  node.innerHTML = html;
  return node;
}

// Why there is no report: a file that has gone since it was chosen, or a fault of the program with what its authors need.
function fault(say, error) {
  if (error instanceof GoneError) {
    return element("p", { class: "notice bad", role: "alert" }, say("gone", { name: error.message }));
  }
  return element(
    "div",
    { class: "notice bad", role: "alert" },
    element("p", {}, say("fault")),
    element("pre", {}, String(error.message)),
  );
}

// One entry of the list of workbooks.
function entry(workbook, isChosen, say, choose, remove) {
  const { id, name, facts } = workbook;
  const words = facts
    ? [
        facts.total && element("span", { class: "total" }, facts.total),
        facts.outcomes.map((one) =>
          element("span", { class: `outcome-word ${one.tone}` }, [one.title, one.words].filter(Boolean).join(": ")),
        ),
      ]
    : [element("span", { class: "dim" }, say("waiting"))];
  return element(
    "li",
    {},
    button([element("span", { class: "name" }, name), words.flat().filter(Boolean)].flat(), choose, {
      class: "entry",
      "data-key": `entry-${id}`,
      "aria-current": isChosen ? "true" : null,
    }),
    button("×", remove, {
      class: "remove",
      "data-key": `remove-${id}`,
      "aria-label": say("remove", { name }),
      title: say("remove", { name }),
    }),
  );
}

// A view on several workbooks, above the list of them.
function viewEntry(name, isChosen, say, choose) {
  const marks = { class: "entry view", "data-key": name, "aria-current": isChosen ? "true" : null };
  return button(say(name), choose, marks);
}

// Tabs as the ARIA pattern has them: arrows move between them, and only the chosen one is in the order of Tab.
function tabs(names, chosen, say, choose) {
  const all = names.map((name) =>
    button(say(`tab_${name}`), () => choose(name), {
      role: "tab",
      id: `tab-${name}`,
      "aria-selected": String(name === chosen),
      "aria-controls": "content",
      tabindex: name === chosen ? "0" : "-1",
    }),
  );
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      choose(names[(names.indexOf(chosen) + step + names.length) % names.length]);
    }
  };
  return element("div", { role: "tablist", class: "tabs", "aria-label": say("report"), keydown: move }, all);
}

function field(label, control, hint = "") {
  return element(
    "label",
    { class: "field" },
    element("span", {}, label),
    control,
    hint && element("small", { class: "dim" }, hint),
  );
}

function select(name, choices, chosen) {
  return element(
    "select",
    { name },
    choices.map(({ id, title }) => element("option", { value: id, selected: id === chosen }, title)),
  );
}

// How a workbook is read where its own words do not say it.
function optionsForm(workbook, rubrics, isNeeded, say, apply) {
  const { rubric = "", assessor = "", sheet = "", unit = "", tpi = "", unanswered = "" } = workbook.choices;
  const letters = { type: "text", pattern: "[A-Za-z]{1,2}", maxlength: 2, autocomplete: "off" };
  const automatic = { id: "", title: say("option_automatic") };
  const form = element(
    "form",
    { class: "form" },
    element("p", { class: "dim" }, say("options_lead")),
    field(say("option_rubric"), select("rubric", [automatic, ...rubrics], rubric)),
    field(say("option_assessor"), select("assessor", [automatic, ...(workbook.facts?.assessors ?? [])], assessor)),
    field(say("option_sheet"), element("input", { name: "sheet", type: "text", value: sheet, autocomplete: "off" })),
    ["unit", "tpi"].map((name) =>
      field(
        say(`option_${name}`),
        element("input", { name, value: name === "unit" ? unit : tpi, ...letters }),
        say("option_column_hint"),
      ),
    ),
    element(
      "label",
      { class: "tick" },
      element("input", { type: "checkbox", name: "unanswered", value: "skip", checked: unanswered === "skip" }),
      say("option_skip"),
    ),
    element("button", { type: "submit", class: "button" }, say("apply")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(form));
    const isTwice = given.unit && given.unit.toUpperCase() === given.tpi.toUpperCase();
    apply(isTwice ? { ...given, tpi: "" } : given);
  });
  return element("details", { class: "options", open: isNeeded }, element("summary", {}, say("options")), form);
}

// Two of several, in their order: the earlier and the later file, or two assessors.
function pairForm(labels, choices, chosen, say, apply) {
  const form = element(
    "form",
    { class: "form pair" },
    labels.map((label, at) => field(label, select(`side${at}`, choices, chosen[at]))),
    element("button", { type: "submit", class: "button" }, say("compare_again")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    apply([given.get("side0"), given.get("side1")]);
  });
  return form;
}

// What a plan may be asked to take otherwise.
function wishesForm({ targets, target, indices, steps }, wishes, say, apply) {
  const locked = new Map([...(wishes.lockedSteps ?? []), ...steps].map((one) => [one.code, one]));
  const form = element(
    "form",
    { class: "form" },
    field(say("wish_target"), select("target", targets, target)),
    field(
      say("wish_limit"),
      element("input", { name: "limit", type: "number", min: 0, max: 999, value: wishes.limit ?? "" }),
    ),
    indices.map((one) =>
      field(
        say("wish_index", one),
        element("input", {
          name: `index:${one.code}`,
          type: "number",
          step: "any",
          min: one.least,
          max: one.most,
          value: one.value,
        }),
        say("wish_between", one),
      ),
    ),
    locked.size > 0 &&
      element(
        "fieldset",
        {},
        element("legend", {}, say("wish_locked")),
        [...locked.values()].map((one) =>
          element(
            "label",
            { class: "tick" },
            element("input", {
              type: "checkbox",
              name: "locked",
              value: one.code,
              checked: (wishes.locked ?? []).includes(one.code),
            }),
            `${one.cell} ${one.code} ${one.title}`.trim(),
          ),
        ),
      ),
    element("button", { type: "submit", class: "button" }, say("plan_again")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const asked = indices.map(({ code }) => [code, given.get(`index:${code}`)]).filter(([, value]) => value);
    const codes = given.getAll("locked");
    apply({
      target: given.get("target"),
      limit: given.get("limit") ? Number(given.get("limit")) : null,
      indices: Object.fromEntries(asked),
      locked: codes,
      lockedSteps: codes.map((code) => locked.get(code)),
    });
  });
  return element("details", { class: "options", open: Boolean(wishes.target) }, element("summary", {}, say("wishes")), form);
}
