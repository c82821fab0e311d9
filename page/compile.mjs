// Compiles the Python of the page with the very Pyodide that runs it, under Node.js, and tells what is loaded there.
//
// Takes the folder of the unpacked package, a folder with library.zip and program.zip, and the examples. Writes both
// archives anew, compiled, and modules.json: every module that was loaded when each kind of question was asked.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [packageFolder, folder, examples, tracing, compiling] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${packageFolder}/pyodide.mjs`).href);
// Text in sets would be ordered anew in every process.
const python = await loadPyodide({ indexURL: `${packageFolder}/`, env: { PYTHONHASHSEED: "0" } });

python.FS.mkdir("/build");
for (const name of ["library.zip", "program.zip"]) {
  python.FS.writeFile(`/build/${name}`, readFileSync(`${folder}/${name}`));
}
python.FS.mkdir("/examples");
for (const name of readdirSync(examples).filter((one) => one.endsWith(".xlsx"))) {
  python.FS.writeFile(`/examples/${name}`, readFileSync(`${examples}/${name}`));
}
python.runPython(readFileSync(compiling, "utf8"));
writeFileSync(`${folder}/modules.json`, python.runPython(readFileSync(tracing, "utf8")));
for (const name of ["library.zip", "program.zip"]) {
  writeFileSync(`${folder}/compiled-${name}`, python.FS.readFile(`/build/compiled-${name}`));
}
