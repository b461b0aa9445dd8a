// Times the readers in turn on the same images, and then our whole reading, strokes to reply.
import { unzipSync } from "../../../node_modules/fflate/esm/browser.js";
import { loadPyodide } from "../../../node_modules/pyodide/pyodide.mjs";
import { digitnet, onnxRuntime, plainJavaScript, tensorFlow } from "./readers.js";

const ROUNDS = 41;
/** So often each round reads every image: a browser's clock ticks ten times in a millisecond. */
const TIMES = 20;
const READINGS = 10_000;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** `drawings`: each with its image, its strokes' points and their lengths, and CPython's outputs. */
globalThis.compare = async ({ python: folder, wheels, model, network, drawings }) => {
  const unpacked = await Promise.all(
    wheels.map(async (name) => {
      const wheel = await fetch(folder + name);
      return Object.entries(unzipSync(new Uint8Array(await wheel.arrayBuffer())));
    }),
  );
  const { default: createPyodideModule } = await import(`${folder}pyodide.asm.js`);
  const python = await loadPyodide({
    indexURL: folder,
    createPyodideModule,
    lockFileURL: `${folder}pyodide-lock.json`,
    async fsInit(FS, { sitePackages }) {
      for (const [name, content] of unpacked.flat()) {
        const path = `${sitePackages}/${name}`;
        FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
        FS.writeFile(path, content);
      }
    },
  });
  const page = python.pyimport("digitnet.page");
  page.open_shipped();
  const readers = {
    digitnet: digitnet(python),
    "ONNX Runtime Web": await onnxRuntime(model),
    "TensorFlow.js, WASM": await tensorFlow("wasm", network),
    "TensorFlow.js, CPU": await tensorFlow("cpu", network),
    "plain JavaScript": plainJavaScript(network),
  };
  return {
    forward: await timeInTurn(readers, drawings),
    whole: timeWhole(python, page, drawings),
  };
};

async function timeInTurn(readers, drawings) {
  const images = drawings.map(({ image }) => Float32Array.from(image));
  const times = Object.keys(readers).map((name) => ({ name, rounds: [], error: 0 }));
  for (const time of times) {
    for (const [i, image] of images.entries()) {
      const outputs = await readers[time.name](image);
      const errors = drawings[i].outputs.map((output, j) => Math.abs(output - outputs[j]));
      time.error = Math.max(time.error, ...errors);
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, rounds } of times) {
      const read = readers[name];
      await read(images[0]); // a change of TensorFlow's backend is not timed
      const start = performance.now();
      for (let time = 0; time < TIMES; time++) {
        for (const image of images) {
          const outputs = read(image);
          if (outputs instanceof Promise) await outputs;
        }
      }
      rounds.push((performance.now() - start) / images.length / TIMES);
    }
  }
  return times.map(({ name, rounds, error }) => ({ name, milliseconds: median(rounds), error }));
}

function timeWhole(python, page, drawings) {
  const inks = drawings.map(({ points, lengths }) => [
    Float32Array.from(points),
    Int32Array.from(lengths),
  ]);
  const attention = { links: 200, strengths: [] };
  const heap = () => python._module.HEAP8.length;
  const times = [];
  let before = 0;
  for (let reading = 0; reading < READINGS; reading++) {
    if (reading === READINGS / 10) before = heap();
    const start = performance.now();
    const reply = page.read_strokes(...inks[reading % inks.length], attention);
    reply.toJs({ dict_converter: Object.fromEntries });
    reply.destroy();
    times.push(performance.now() - start);
  }
  return { milliseconds: median(times), readings: READINGS, growth: heap() - before };
}
