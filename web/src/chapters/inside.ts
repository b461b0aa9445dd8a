/** Look inside: the answer step by step, one neuron's or output's arithmetic, and all weight images. */
import type { Neuron } from "../engine/types";
import type { Live } from "../live";
import { alter, choose, point } from "../selection";
import { SELECTED, shownSelection, showPart } from "../stage";
import type { State, Store } from "../state";
import { createFollow } from "../views/follow/follow";
import { createGallery } from "../views/gallery/gallery";
import { createPanels, type Panels } from "../views/panels";
import { openChapter, whenOpened } from "./contents";

/** What a hand on a picture of neurons asks for. */
export interface Looking {
  point(neuron?: Neuron): void;
  choose(neuron: Neuron): void;
  /** Chooses it and goes to what that opens. */
  open(neuron: Neuron): void;
}

export function connectInside(chapter: HTMLElement, store: Store, live: Live): Looking {
  const { attend, pace } = live;
  const find = (selector: string) => chapter.querySelector(selector) as HTMLElement;
  const isOpen = () => openChapter(store.state) === "inside";
  let panels: Panels;

  const looking: Looking = {
    point: (neuron) => attend(point(store.state.attention, neuron)),
    choose(neuron) {
      attend(choose(store.state.attention, neuron));
      if (!store.state.attention.chosen) return;
      store.set({ chapter: "inside" });
      panels?.reveal();
    },
    open(neuron) {
      attend({ ...choose(store.state.attention), chosen: neuron });
      store.set({ chapter: "inside" });
      panels?.enter();
    },
  };

  whenOpened(store, "inside", () => {
    panels = createPanels(find(".panels"), {
      ...looking,
      close: () => attend(choose(store.state.attention)),
      against: (rival) => attend({ ...store.state.attention, rival }),
      alter: (neuron, strength) => attend(alter(store.state.attention, neuron, strength)),
    });
    const showFollow = createFollow(find(".follow"), {
      go(step) {
        store.set({ step });
        if (step) showPart(step);
      },
      light: (lit) => store.set({ lit }),
    });
    const showGallery = createGallery(find(".gallery"), looking);
    const whileOpen = (names: (keyof State)[], show: (state: Readonly<State>) => void) =>
      store.watch(["chapter", ...names], (state) => isOpen() && show(state));
    whileOpen(
      ["reading", "network", "step", "hidden"],
      pace.inTime((state) =>
        showFollow(state, state.network, state.reading, state.hidden.includes("answer")),
      ),
    );
    for (const show of [panels.show, showGallery]) {
      whileOpen(
        SELECTED,
        pace.inTime((state) => show(state.network, state.reading, shownSelection(state))),
      );
    }
  });

  // What is picked out to look at is left with the chapter that tells of it.
  store.onChange(["chapter", "hidden"], () => {
    if (isOpen()) return;
    store.set({ step: null, lit: null });
    attend(choose(store.state.attention));
  });
  return looking;
}
