// Asks the page in Firefox, driven over WebDriver BiDi: its address as the argument, a file of cases, a file of answers.
// Needs the package puppeteer-core in NODE_PATH.

const { readFileSync, writeFileSync } = require("node:fs");
const puppeteer = require("puppeteer-core");

async function main([address, browser, cases, answers]) {
  const started = await puppeteer.launch({ browser: "firefox", executablePath: browser, headless: true });
  try {
    const page = await started.newPage();
    const before = performance.now();
    await page.goto(address);
    await page.waitForSelector("body[data-ready]", { timeout: 240_000 });
    const ready = performance.now() - before;
    const texts = [];
    for (const one of JSON.parse(readFileSync(cases, "utf8"))) {
      texts.push(await page.evaluate(one.program, one.given));
    }
    writeFileSync(answers, JSON.stringify({ ready, answers: texts }));
  } finally {
    await started.close();
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
