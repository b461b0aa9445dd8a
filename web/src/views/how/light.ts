/** Leads the eye to a part of the stage: scrolls there and frames it for a while. */

const parts: Record<string, string> = {
  inputs: ".neurons .inputs",
  hidden: ".neurons .hidden",
  outputs: ".neurons .outputs",
  bars: ".bars",
};

export function lightUp(name: string): void {
  const [stage, part] = [".stage", parts[name]].map((each) => document.querySelector(each));
  if (!stage || !part) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  part.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  stage.querySelector(".frame")?.remove();
  const [origin, box] = [stage, part].map((each) => each.getBoundingClientRect());
  const frame = document.createElement("span");
  frame.className = "frame";
  frame.style.left = `${box.left - origin.left}px`;
  frame.style.top = `${box.top - origin.top}px`;
  frame.style.width = `${box.width}px`;
  frame.style.height = `${box.height}px`;
  stage.append(frame);
  frame.addEventListener("animationend", () => frame.remove());
}
