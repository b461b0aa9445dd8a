// The one launcher behind `npm start`, `npm test` and `npm run build`. It needs nothing but Node and
// Python: it makes .venv and node_modules when they are missing or out of date, then hands over to
// Python. What it made is stamped with a hash of what it was made from, so a second run starts at once.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [20, 19];
const OLDEST_PYTHON = [3, 11];
const STOPPED = 130; // what a shell expects of a command that Ctrl-C ended

// The Python modules behind each command; further arguments go to the last one, and only `npm start`
// and `npm run build` build as they are told.
const COMMANDS = {
  "bench:load": ["build", "tests.benchmarks.load"],
  "bench:picture": ["build", "tests.benchmarks.picture"],
  "bench:reading": ["build", "tests.benchmarks.reading"],
  "bench:slow": ["build", "tests.benchmarks.slow"],
  "bench:startup": ["build", "tests.benchmarks.startup"],
  build: ["build"],
  mutants: ["build.mutants"],
  serve: ["build.start"],
  test: ["build.test"],
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const venv = join(root, ".venv");
const venvPython = join(venv, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function olderThan(version, [major, minor]) {
  return version[0] < major || (version[0] === major && version[1] < minor);
}

// In a terminal Ctrl-C reaches the child by itself, and the child's end is ours. Otherwise, as when
// npm is ended or its terminal closed, the child is told.
let child;
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child?.kill("SIGTERM"));
const parent = process.ppid;
const npm = process.env.npm_lifecycle_event && npmAbove(parent);
const alone = () => process.ppid !== parent || !isAlive(npm);
if (npm) setInterval(() => alone() && child?.kill("SIGTERM"), 500).unref();

// npm may run us by a shell, which lives on without it.
function npmAbove(pid) {
  const { stdout } = spawnSync("ps", ["-o", "ppid=,args=", "-p", pid], { encoding: "utf8" });
  const [parent, ...words] = stdout?.trim().split(/\s+/) ?? [];
  if (words.some((word) => /^(.*\/)?npm(-cli\.js)?$/.test(word))) return pid;
  return Number(parent) > 1 ? npmAbove(parent) : undefined;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function run(program, args = [], options = {}) {
  child = spawn(program, args, { cwd: root, stdio: "inherit", ...options });
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

// What sets us up would answer Ctrl-C with its own last words, so it is kept from it and ended.
async function setUpBy(program, args = [], options = {}) {
  const detached = process.platform !== "win32";
  const stop = () => {
    process.kill(detached ? -child.pid : child.pid, "SIGKILL");
    console.error("\nStopped.");
    process.exit(STOPPED);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, stop);
  const code = await run(program, args, { detached, ...options });
  for (const signal of signals) process.off(signal, stop);
  return code;
}

function findPython() {
  const tellSelf = "import json, sys; print(json.dumps([sys.version_info[:3], sys.base_prefix]))";
  const tooOld = [];
  for (const [program, ...args] of [["python3"], ["python"], ["py", "-3"]]) {
    const answer = spawnSync(program, [...args, "-c", tellSelf], { encoding: "utf8" });
    if (answer.status !== 0) continue;
    const [version, home] = JSON.parse(answer.stdout);
    if (!olderThan(version, OLDEST_PYTHON)) return { program, args, identity: answer.stdout };
    tooOld.push(`${version.join(".")} in ${home}`);
  }
  const found = tooOld.length
    ? `the one found is too old (${tooOld.join(", ")})`
    : "none was found";
  return fail(`Python ${OLDEST_PYTHON.join(".")} or newer is needed, and ${found}: install it.`);
}

// The stamp lies in the folder that it speaks for, so whoever deletes the folder deletes both.
async function whenChanged(stamp, parts, announcement, work) {
  const wanted = createHash("sha256").update(parts.join("\0")).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log(announcement);
  if ((await work()) !== 0) fail("That failed, for the reason printed above.");
  writeFileSync(stamp, wanted);
}

async function setUp() {
  const python = findPython();
  const pip = ["-m", "pip", "--disable-pip-version-check", "--quiet", "install"];
  const read = (name) => readFileSync(join(root, name), "utf8");
  const packages = [root, python.identity, read("requirements.txt")];

  await whenChanged(
    join(venv, "requirements.stamp"),
    packages,
    "Setting up Python in .venv (about a minute, once)",
    async () =>
      (await setUpBy(python.program, [...python.args, "-m", "venv", "--clear", venv])) ||
      (await setUpBy(venvPython, [...pip, "--require-hashes", "-r", "requirements.txt"])),
  );
  await whenChanged(
    join(venv, "digitnet.stamp"),
    [...packages, read("pyproject.toml")],
    "Installing digitnet in .venv",
    () => setUpBy(venvPython, [...pip, "--no-deps", "--no-build-isolation", "--editable", "."]),
  );
  await whenChanged(
    join(root, "node_modules", ".digitnet.stamp"),
    [read("package-lock.json")],
    "Installing the page's libraries in node_modules (once)",
    () => setUpBy("npm ci --no-audit --no-fund", [], { shell: true }),
  );
}

if (olderThan(process.versions.node.split(".").map(Number), OLDEST_NODE)) {
  fail(
    `Node ${OLDEST_NODE.join(".")} or newer is needed, and this is ${process.version}: update it.`,
  );
}
const [command, ...args] = process.argv.slice(2);
const modules = COMMANDS[command] ?? fail(`Say one of: ${Object.keys(COMMANDS).join(", ")}.`);
await setUp();
for (const module of modules) {
  const given = module === modules.at(-1) ? args : [];
  const code = await run(venvPython, ["-m", "build.command", module, ...given]);
  if (code !== 0) process.exit(code);
}
