/** Reads files in a worker, and one reading at a time: a new one takes the place of the one before. */

/** Our own data sets need no importer. */
const isOurs = (text) => {
  try {
    return Boolean(JSON.parse(text).format);
  } catch {
    return false;
  }
};

/** Pages with trusted types start only workers that a policy has named: this one alone. */
const types = globalThis.trustedTypes?.createPolicy("explorer", { createScriptURL: (address) => address });
const address = new URL("./worker.js", import.meta.url).href;
const workerAddress = types?.createScriptURL(address) ?? address;

export class Reading {
  #worker;
  /** Another one when what is being read is no longer wanted. */
  #turn;

  /**
   * Resolves to the data set as a text, or undefined, and the report. `told` hears how far it is. Rejects with a sentence, and
   * with "cancelled" when it was.
   */
  async read(files, wishes, told) {
    this.cancel();
    const turn = this.#turn;
    const [only] = files;
    const isJson = files.length === 1 && (await only.slice(0, 1).text()) === "{";
    if (this.#turn !== turn) throw new Error("cancelled");
    if (isJson) return readOurs(only);
    return new Promise((resolve, reject) => {
      const worker = new Worker(workerAddress, { type: "module" });
      this.#worker = { worker, reject };
      worker.onerror = ({ message }) => reject(new Error(message || "the reader of files did not arrive"));
      worker.onmessage = ({ data: { progress, error, data, report } }) => {
        if (progress) return told(progress);
        this.#end();
        if (error) reject(new Error(error));
        else resolve({ data, report });
      };
      worker.postMessage({ files, wishes });
    });
  }

  cancel() {
    this.#turn = {};
    this.#worker?.reject(new Error("cancelled"));
    this.#end();
  }

  #end() {
    this.#worker?.worker.terminate();
    this.#worker = undefined;
  }
}

async function readOurs(file) {
  const data = await file.text();
  if (!isOurs(data)) throw new Error(`${file.name} is JSON, but no data set of Dateline’s.`);
  const report = { files: [{ name: file.name, layout: "a data set of Dateline’s", left_out: [], assumed: [] }] };
  return { data, report: { ...report, unmatched: [], left_out: [], questions: [] } };
}
