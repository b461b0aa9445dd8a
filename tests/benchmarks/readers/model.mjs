// Writes the network of a weights.json as an ONNX model.
// Called as: node model.mjs <weights.json> <model to write>

import { readFileSync, writeFileSync } from "node:fs";
import proto from "onnx-proto";

const { onnx } = proto;
const FLOAT = 1;
const [from, to] = process.argv.slice(2);
const { sizes, weights, biases } = JSON.parse(readFileSync(from, "utf8"));

const constant = (name, dims, floatData) => ({ name, dims, floatData, dataType: FLOAT });
const row = (name, size) => ({
  name,
  type: { tensorType: { elemType: FLOAT, shape: { dim: [{ dimValue: 1 }, { dimValue: size }] } } },
});
const byRows = { name: "transB", type: onnx.AttributeProto.AttributeType.INT, i: 1 };

const graph = {
  name: "digitnet",
  input: [row("a0", sizes[0])],
  output: [row(`a${weights.length}`, sizes.at(-1))],
  initializer: weights.flatMap((matrix, layer) => [
    constant(`W${layer}`, [sizes[layer + 1], sizes[layer]], matrix.flat()),
    constant(`b${layer}`, [sizes[layer + 1]], biases[layer]),
  ]),
  node: weights.flatMap((_, layer) => [
    {
      opType: "Gemm",
      input: [`a${layer}`, `W${layer}`, `b${layer}`],
      output: [`z${layer}`],
      attribute: [byRows],
    },
    { opType: "Sigmoid", input: [`z${layer}`], output: [`a${layer + 1}`] },
  ]),
};
const model = { irVersion: 8, opsetImport: [{ domain: "", version: 13 }], graph };
writeFileSync(to, onnx.ModelProto.encode(onnx.ModelProto.fromObject(model)).finish());
