/** Draws at most once per frame, and only the newest value: what it overtook is never drawn. */
export function oncePerFrame<T>(draw: (newest: T) => void): (value: T) => void {
  let waiting: [T] | null = null;
  return (value) => {
    if (waiting === null) {
      requestAnimationFrame(() => {
        const [newest] = waiting as [T];
        waiting = null;
        draw(newest);
      });
    }
    waiting = [value];
  };
}

/** Calls `act` at once, but no sooner than `pause` ms after the last time; then for all that asked. */
export function atMostEvery(pause: number, act: () => void): () => void {
  let resting = false;
  let asked = false;
  const run = () => {
    [resting, asked] = [true, false];
    setTimeout(() => {
      resting = false;
      if (asked) run();
    }, pause);
    act();
  };
  return () => {
    if (resting) asked = true;
    else run();
  };
}
