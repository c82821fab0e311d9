// The engine: asks the worker one question after the other, and starts another one where it was ended.
//
// A question that takes too long, or that brings the worker down, is asked once more of a new worker, which then
// refuses what is unusual; if that one is ended too, it only says so of the file. Python's memory never shrinks, so a
// worker that has grown is renewed between two files.

const SECONDS_MOST = 60;
const MEMORY_MOST = 1024;
const MEMORY_USUAL = 256;
const MEGABYTE = 1024 * 1024;

class Fault extends Error {}

// A file that cannot be read any more; the message is its name.
class GoneError extends Error {}

class Engine {
  #blocks;
  #lock;
  #address = "";
  #worker = null;
  #queue = Promise.resolve();
  #number = 0;
  #waiting = new Map();

  constructor(blocks, lock, seconds = SECONDS_MOST) {
    this.#blocks = blocks;
    this.#lock = lock;
    this.seconds = seconds;
    this.memoryUsual = MEMORY_USUAL;
    this.starts = 0;
    this.onRestart = () => {};
  }

  // Resolves with what Python says of itself when it is ready; every question waits for that.
  async start() {
    const program = await unpackedText(this.#blocks.worker);
    this.#address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
    this.#queue = this.#begin();
    return this.#queue;
  }

  ask(question, files) {
    const answer = this.#queue.then(() => this.#answer(question, files));
    this.#queue = answer.catch(() => {});
    return answer;
  }

  async #answer(question, files) {
    let ended = "";
    for (let attempt = 0; ; attempt += 1) {
      const asked = { ...question, ended, given_up: attempt > 1 };
      const contents = await Promise.all(files.map(contentOf));
      if (!this.#worker) {
        await this.#begin();
      }
      try {
        const { text, memory } = await this.#post({ question: asked, contents }, asked.given_up ? 0 : this.seconds);
        if (memory > this.memoryUsual * MEGABYTE) {
          this.#end();
        }
        return JSON.parse(text);
      } catch (error) {
        this.#end();
        if (error instanceof Fault || attempt > 1) {
          throw error;
        }
        ended = error.message;
        this.onRestart(ended);
      }
    }
  }

  async #begin() {
    this.starts += 1;
    this.#worker = new Worker(this.#address);
    this.#worker.onmessage = ({ data }) => this.#settle(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail("memory");
    };
    const { worker, ...blocks } = this.#blocks;
    const { text } = await this.#post({ blocks, lock: this.#lock, most: MEMORY_MOST, seconds: Math.ceil(this.seconds) });
    return JSON.parse(text);
  }

  // Posts a message; rejects with ``time`` or ``memory`` where the worker must be ended, with a `Fault` of the program.
  #post(message, seconds = 0) {
    this.#number += 1;
    const number = this.#number;
    return new Promise((resolve, reject) => {
      const timer = seconds ? setTimeout(() => this.#fail("time"), seconds * 1000) : 0;
      this.#waiting.set(number, { resolve, reject, timer });
      this.#worker.postMessage({ number, ...message }, message.contents || []);
    });
  }

  #settle({ number, text, memory, fault, ended }) {
    const waiting = this.#waiting.get(number);
    if (!waiting) {
      return;
    }
    clearTimeout(waiting.timer);
    this.#waiting.delete(number);
    if (typeof text === "string") {
      waiting.resolve({ text, memory });
    } else {
      waiting.reject(fault ? new Fault(fault) : new Error(ended || "memory"));
    }
  }

  #fail(reason) {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
    this.#waiting.clear();
  }

  #end() {
    if (this.#worker) {
      this.#worker.terminate();
    }
    this.#worker = null;
  }
}

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    bytes[at] = text.charCodeAt(at);
  }
  return bytes;
}

function contentOf(file) {
  return file.arrayBuffer().catch(() => {
    throw new GoneError(file.name);
  });
}

async function unpackedText(text) {
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
