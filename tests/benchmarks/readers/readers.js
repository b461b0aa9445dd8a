// Five ways to send one image through the same network: each a function from pixels to outputs.
/* global tf, ort */

const LIBRARIES = new URL("node_modules/", import.meta.url).href;

/** Ours: the page's own Python. The image goes in and the outputs come out by held buffers. */
export function digitnet(python) {
  python.runPython(`
    import numpy as np
    from digitnet import page

    single = page._reader.single
    image, outputs = np.zeros(784, np.float32), np.zeros(10, np.float32)

    def forward():
        outputs[:] = single.forward(image)[-1]
  `);
  const forward = python.globals.get("forward");
  const [image, outputs] = ["image", "outputs"].map(
    (name) => python.globals.get(name).getBuffer("f32").data,
  );
  return (pixels) => {
    image.set(pixels);
    forward();
    return outputs.slice();
  };
}

export async function onnxRuntime(model) {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = `${LIBRARIES}onnxruntime-web/dist/`;
  const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
  const [input] = session.inputNames;
  const [output] = session.outputNames;
  return async (pixels) => {
    const image = new ort.Tensor("float32", pixels, [1, pixels.length]);
    return (await session.run({ [input]: image }))[output].data;
  };
}

export async function tensorFlow(backend, { weights, biases }) {
  tf.wasm.setWasmPaths(`${LIBRARIES}@tensorflow/tfjs-backend-wasm/dist/`);
  await tf.setBackend(backend);
  const layers = weights.map((matrix, layer) => [
    tf.tensor2d(matrix).transpose(),
    tf.tensor1d(biases[layer]),
  ]);
  return async (pixels) => {
    if (tf.getBackend() !== backend) await tf.setBackend(backend);
    return tf.tidy(() =>
      layers
        .reduce((a, [matrix, bias]) => a.matMul(matrix).add(bias).sigmoid(), tf.tensor2d([pixels]))
        .dataSync(),
    );
  };
}

export function plainJavaScript({ weights, biases }) {
  const layers = weights.map((matrix, layer) => ({
    matrix: Float32Array.from(matrix.flat()),
    bias: Float32Array.from(biases[layer]),
  }));
  return (pixels) => layers.reduce(forward, pixels);

  function forward(before, { matrix, bias }) {
    const after = new Float32Array(bias.length);
    for (let j = 0, at = 0; j < after.length; j++) {
      let sum = bias[j];
      for (let i = 0; i < before.length; i++, at++) sum += matrix[at] * before[i];
      after[j] = 1 / (1 + Math.exp(-sum));
    }
    return after;
  }
}
