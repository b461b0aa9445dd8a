/** Copies the link to what is on the pad, and says what the link holds. */

import { showAddress } from "../keeping/address";
import { linkTo } from "../keeping/link";
import type { State } from "../state";
import { messages } from "../texts";

/** The sentences that tell what came of it. */
export async function copyLink(state: Readonly<State>): Promise<string> {
  const { hash, holding } = linkTo(state.sheet, state);
  const holds = messages.linkHolds[holding];
  if (await copy(new URL(hash, location.href).href)) return `${messages.copied} ${holds}`;
  if (window !== top) return messages.notCopiedInFrame;
  showAddress(hash);
  return `${messages.notCopied} ${holds}`;
}

/** The old command first: it works on plain http and in frames, where the other is forbidden. */
async function copy(text: string): Promise<boolean> {
  if (copyByCommand(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copyByCommand(text: string): boolean {
  let copied = false;
  const give = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
    copied = true;
  };
  document.addEventListener("copy", give);
  document.execCommand("copy");
  document.removeEventListener("copy", give);
  return copied;
}
