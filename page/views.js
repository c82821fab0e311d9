// The views: what each subject is about, what is asked for it, and as which files it can be saved.

const SAVED = {
  evaluate: ["html", "json"],
  check: ["html", "json"],
  plan: ["html", "json", "xlsx"],
  between: ["html", "json", "csv"],
  compare: ["html", "json", "csv"],
  recap: ["html", "json", "xlsx"],
};
const TYPES = {
  html: "text/html",
  json: "application/json",
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

// The day where the user is; the clock of Python is that of UTC.
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
}

// A view is a subject with the workbooks that it is about.
function viewOf(subject, workbooks) {
  return { subject, workbooks, files: subject === "recap" ? [] : workbooks };
}

function assessorPair({ facts, pair }) {
  const ids = (facts?.assessors ?? []).map(({ id }) => id);
  return pair ?? [ids[0], ids.at(-1)];
}

function questionOf({ subject, workbooks, files }, language, format) {
  const [first] = workbooks;
  const question = {
    subject,
    format,
    language,
    today: today(),
    names: files.map(({ name }) => name),
    choices: first.choices,
    prefix: `${subject}-${first.id}`,
  };
  if (subject === "plan") {
    const { target = "", limit, indices, locked } = first.wishes;
    Object.assign(question, { target, wishes: { limit, indices, locked } });
  } else if (subject === "between") {
    question.pair = assessorPair(first);
  } else if (subject === "recap") {
    Object.assign(question, { choices: {}, rows: workbooks.map(({ row }) => row) });
  }
  return question;
}

// What distinguishes one question from another, so that nothing is asked twice.
function keyOf(view, language) {
  return JSON.stringify([view.workbooks.map(({ id }) => id), questionOf(view, language, "page")]);
}

function fileName({ subject, workbooks }, say, format, { suffix = `.${format}` }) {
  const what = say(format === "copy" ? "file_copy" : `file_${subject}`);
  const stem = workbooks[0].name.replace(/\.[^.]*$/, "");
  return subject === "recap" || subject === "compare" ? `${what}${suffix}` : `${stem}-${what}${suffix}`;
}
