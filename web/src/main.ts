/** Introduces the parts of the page to each other. */
import "./trusted";
import "./reflected";
import { connectContents } from "./chapters/contents";
import { connectInside } from "./chapters/inside";
import { connectLearn } from "./chapters/learn";
import { connectRead } from "./chapters/read";
import { fillFooter } from "./footer/footer";
import { connectGlossary } from "./glossary/glossary";
import { connectChoices } from "./keeping/choices";
import { connectKeeping } from "./keeping/keeping";
import { createShelf } from "./keeping/storage";
import { createLive } from "./live";
import { connectMenu } from "./menu/menu";
import { connectShortcuts } from "./menu/shortcuts";
import { connectLoad } from "./offline/load";
import { connectPad } from "./pad/connect";
import { connectStage, keepInSight } from "./stage";
import { createStore } from "./state";
import { ensureStyle, hasStyle } from "./style";
import { fillTexts, messages } from "./texts";
import { useTheme } from "./theme";
import { createNotice } from "./views/notice";

await ensureStyle();

const find = (selector: string) => document.querySelector(selector) as HTMLElement;
const chapter = (name: string) => find(`.chapter[data-of=${name}]`);

const site = new URL(".", document.baseURI).href;
const store = createStore();
const live = createLive(site, store);

fillTexts(document);
fillFooter(find("footer"));
connectMenu(find("#menu"), store);
connectShortcuts(find("#keys") as HTMLDialogElement, store);
connectPad(find(".stage"), store, live);
performance.mark("digitnet:pad");
store.watch(["theme"], ({ theme }) => useTheme(theme));
store.watch(["hidden"], ({ hidden }) => {
  document.documentElement.dataset.hide = hidden.join(" ");
});
const showNotice = createNotice(find(".notice"));
store.watch(["notice"], ({ notice }) => showNotice(notice));
connectLoad(site, store, live.engine);

let refused = false;
const notKept = () => {
  if (!refused) store.set({ notice: { text: messages.notKept } });
  refused = true;
};
const shelf = createShelf(() => localStorage, notKept);
const tab = createShelf(() => sessionStorage, notKept);
connectChoices(store, shelf);
connectKeeping(store, shelf, tab, live.read);
connectContents(find(".contents"), store);
connectGlossary(find("#glossary"));

// A worker's thread comes up only while this one rests, and building the rest keeps it busy.
await Promise.race([live.engine.begun, new Promise((rest) => setTimeout(rest, 150))]);

const looking = connectInside(chapter("inside"), store, live);
connectStage(find(".stage"), store, live, looking);
keepInSight(find(".stage"));
connectRead(chapter("read"), store, live, shelf, notKept);
connectLearn(chapter("learn"), store, live);
// Only now: of a page that was cut short, some part was not to be found.
if (hasStyle()) find(".unbegun").remove();
