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
