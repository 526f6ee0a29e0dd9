/** Reads files in a worker, and one reading at a time: a new one takes the place of the one before. */

/** Why a text that begins as JSON is no data set of ours; nothing where it is one. */
const whyNot = (text) => {
  try {
    return JSON.parse(text).format ? "" : "is JSON, but no data set of Dateline’s";
  } catch {
    return "begins as JSON does, but is none: perhaps its end is missing";
  }
};

/** Pages with trusted types start only workers that a policy has named: this one alone. */
const types = globalThis.trustedTypes?.createPolicy("explorer", { createScriptURL: (address) => address });
const address = new URL("./worker.js", import.meta.url).href;
const workerAddress = types?.createScriptURL(address) ?? address;

/** It is there before it is needed, so that no network is when files are opened. */
const spawn = () => new Worker(workerAddress, { type: "module" });

export class Reading {
  #worker = spawn();
  /** Ends what is under way, if anything is. */
  #stop;

  /**
   * Resolves to the data set as a text, or undefined, the report, and events in columns where files have them. `told` hears
   * how far it is. Rejects with a sentence, and with "cancelled" when it was.
   */
  read(files, wishes, told) {
    this.cancel();
    return new Promise((resolve, reject) => {
      this.#stop = () => reject(new Error("cancelled"));
      this.#begin(files, wishes, told).then(resolve, reject);
    }).finally(() => (this.#stop = undefined));
  }

  cancel() {
    if (!this.#stop) return;
    this.#stop();
    this.#stop = undefined;
    this.#worker.terminate();
    this.#worker = spawn();
  }

  async #begin(files, wishes, told) {
    const worker = this.#worker;
    const [only] = files;
    if (files.length === 1 && (await only.slice(0, 1).text()) === "{") return readOurs(only);
    return new Promise((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message || "the reader of files did not arrive"));
      worker.onmessage = ({ data: { progress, error, data, report, events } }) => {
        if (progress) told(progress);
        else if (error) reject(new Error(error));
        else resolve({ data, report, events });
      };
      worker.postMessage({ files, wishes });
    });
  }
}

async function readOurs(file) {
  const data = await file.text();
  const why = whyNot(data);
  if (why) throw new Error(`${file.name} ${why}.`);
  const report = { files: [{ name: file.name, layout: "a data set of Dateline’s", left_out: [], assumed: [] }] };
  return { data, report: { ...report, unmatched: [], questions: [] } };
}
