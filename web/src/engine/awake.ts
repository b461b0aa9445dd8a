/**
 * Calls `then` after so many seconds in which the page was awake: a tab that is put to sleep, or a
 * laptop that is closed, hears nothing and must not be blamed for it. What comes back calls it off.
 */
export function afterAwake(seconds: number, then: () => void): () => void {
  let left = seconds;
  const clock = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(clock);
    then();
  }, 1000);
  return () => clearInterval(clock);
}
