/** Does something once, when a part of the page is about to be seen, and at `latest` in any case. */
export function whenNear(element: Element, latest: Promise<unknown>, then: () => void): void {
  const near = new Promise<void>((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: "300px" },
    );
    observer.observe(element);
  });
  Promise.race([near, latest]).then(then);
}
