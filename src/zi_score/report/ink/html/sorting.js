"use strict";
(() => {
  const words = (cell) => cell.textContent.trim();
  const figure = (text) => { const found = text.replace(",", ".").match(/[-+]?\d+(\.\d+)?/); return found ? Number(found[0]) : Number.MAX_VALUE; };
  const language = document.documentElement.lang;
  const compare = (one, other, isFigure) => isFigure
    ? figure(one) - figure(other)
    : one.localeCompare(other, language, { numeric: true, sensitivity: "base" });

  for (const tools of document.querySelectorAll(".zi .tools")) {
    const table = tools.nextElementSibling.querySelector("table");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const [search] = tools.getElementsByTagName("input");
    const [count] = tools.getElementsByTagName("output");
    const chosen = new Map();

    const show = () => {
      const sought = search.value.trim().toLocaleLowerCase(language);
      let shown = 0;
      for (const row of rows) {
        const fits = [...chosen].every(([at, tone]) => !tone || row.cells[at].querySelector(".status." + tone));
        row.hidden = !fits || !row.textContent.toLocaleLowerCase(language).includes(sought);
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = tools.dataset.count.replace("{shown}", shown).replace("{all}", rows.length);
    };

    const sort = (at) => {
      const isFigure = heads[at].classList.contains("figure");
      const before = heads[at].getAttribute("aria-sort");
      const falls = before ? before === "ascending" : isFigure && at > 0;
      const keyed = rows.map((row) => [words(row.cells[at]), row]);
      keyed.sort(([one], [other]) => {
        if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
        return (falls ? -1 : 1) * compare(one, other, isFigure);
      });
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      heads[at].setAttribute("aria-sort", falls ? "descending" : "ascending");
      body.append(...keyed.map(([, row]) => row));
    };

    heads.forEach((head, at) => {
      // Chromium prints a head with a real button on the first page only.
      const button = document.createElement("span");
      button.setAttribute("role", "button");
      button.tabIndex = 0;
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(at));
      button.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        sort(at);
      });
      head.append(button);
      const tones = ["good", "bad"].filter((tone) => rows.some((row) => row.cells[at].querySelector(".status." + tone)));
      if (!tones.length) return;
      const label = document.createElement("label");
      const select = document.createElement("select");
      for (const tone of ["", "good", "bad"]) select.add(new Option(tools.dataset[tone || "any"], tone));
      select.addEventListener("change", () => { chosen.set(at, select.value); show(); });
      label.append(button.textContent + " ", select);
      tools.insertBefore(label, count);
    });
    search.addEventListener("input", show);
    tools.hidden = false;
    show();
  }
})();
