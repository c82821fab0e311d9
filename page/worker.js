// The worker: starts Python once, then answers one question after the other.
//
// Nothing is ever fetched: what Pyodide asks for is handed to it from memory, and any other request is refused here
// before the policy of the page refuses it as well.

const PAGE_BYTES = 65536;
const MEGABYTE = 1024 * 1024;
const ROOT = "https://zi-score.invalid/";
const PROGRAM = "/program";
const STARTING = `
import sys
sys.path.insert(0, "${PROGRAM}")
from page.entry import answer, prepared
`;

let memory = null;
let memoryMost = Infinity;
let answerOf = null;

// Python asks for more memory through this one method: beyond the limit it is told that there is none.
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  memory = this;
  if (this.buffer.byteLength + pages * PAGE_BYTES > memoryMost) {
    throw new RangeError("memory");
  }
  return grow.call(this, pages);
};

// Pyodide tells by this function that a worker is no module; it loads nothing with it here.
self.importScripts = () => {
  throw new TypeError("nothing is loaded");
};

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    bytes[at] = text.charCodeAt(at);
  }
  return bytes;
}

async function unpacked(text) {
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function serveFromMemory(files) {
  self.fetch = async (address) => {
    const file = files[String(address).slice(ROOT.length)];
    if (!file) {
      throw new TypeError("nothing is fetched");
    }
    return new Response(file.content, { headers: { "Content-Type": file.type } });
  };
}

// An archive of the build: the length of its directory, the directory as JSON, then the files one after the other.
function install(system, archive) {
  let at = new DataView(archive.buffer, archive.byteOffset).getUint32(0) + 4;
  for (const [name, size] of JSON.parse(new TextDecoder().decode(archive.subarray(4, at)))) {
    const path = `${PROGRAM}/${name}`;
    system.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    system.writeFile(path, archive.subarray(at, at + size));
    at += size;
  }
}

async function start({ blocks, lock, most, seconds }) {
  const names = Object.keys(blocks);
  const contents = await Promise.all(names.map((name) => unpacked(blocks[name])));
  const [wasm, library, program] = ["wasm", "library", "program"].map((name) => contents[names.indexOf(name)]);
  memoryMost = most * MEGABYTE;
  serveFromMemory({
    "pyodide.asm.wasm": { content: wasm, type: "application/wasm" },
    "python_stdlib.zip": { content: library, type: "application/zip" },
  });
  const python = await loadPyodide({
    indexURL: ROOT,
    packageBaseUrl: ROOT,
    lockFileContents: lock,
    createPyodideModule: _createPyodideModule,
    env: { HOME: "/home", PYTHONDONTWRITEBYTECODE: "1", ZI_SCORE_LIMITS: `memory-mb=${most},seconds=${seconds}` },
  });
  install(python.FS, program);
  python.runPython(STARTING);
  answerOf = python.globals.get("answer");
  return python.globals.get("prepared")();
}

function answered({ question, contents }) {
  return answerOf(JSON.stringify(question), contents.map((one) => new Uint8Array(one)));
}

// What Python raises is a fault of the program, except that memory is used up; all else has brought Python down.
function failure(error) {
  const isPython = error instanceof Error && typeof error.type === "string";
  return isPython && error.type !== "MemoryError" ? { fault: error.message } : { ended: "memory" };
}

self.onmessage = async ({ data }) => {
  try {
    const text = data.blocks ? await start(data) : answered(data);
    self.postMessage({ number: data.number, text, memory: memory ? memory.buffer.byteLength : 0 });
  } catch (error) {
    self.postMessage({ number: data.number, ...failure(error) });
  }
};
