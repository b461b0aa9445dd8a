/** How far loading has come, or what failed and a way to try again. It stands where the answer will. */
import type { LoadStatus } from "../../engine/status";
import { messages } from "../../texts";

export function createLoad(section: Element, retry: () => void): (status: LoadStatus) => void {
  const find = <T extends HTMLElement>(selector: string) => section.querySelector(selector) as T;
  const stage = find(".stage-name");
  const bar = find<HTMLProgressElement>("progress");
  const bytes = find(".bytes");
  find("button").addEventListener("click", retry);

  return (status) => {
    if (status.stage === "ready") return; // data-state on <html> puts it away
    if (status.stage === "failed") {
      stage.textContent = messages.failed[status.step](status.reason, status.name);
      return;
    }
    stage.textContent = messages.loading[status.stage];
    if (status.stage !== "files") {
      bar.value = 1; // what is left is no matter of bytes
      bytes.textContent = "";
    } else if (status.total > 0) {
      bar.value = status.loaded / status.total;
      const { loaded, total, line } = status;
      if (line) bytes.textContent = messages.bytes(line.loaded, line.total);
      else if (line === null) bytes.textContent = messages.unpacked(loaded, total);
    }
  };
}
