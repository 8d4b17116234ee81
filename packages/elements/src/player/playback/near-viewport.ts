type Callback = (near: boolean) => void;

/** One observer for all players of a page. `read` returns null when nothing has changed for the callback. */
function sharedObserver(
  options: IntersectionObserverInit,
  read: (entry: IntersectionObserverEntry) => boolean | null,
): (element: Element, callback: Callback) => () => void {
  const callbacks = new WeakMap<Element, Callback>();
  let observer: IntersectionObserver | undefined;
  return (element, callback) => {
    observer ??= new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const isNear = read(entry);
        if (isNear !== null) callbacks.get(entry.target)?.(isNear);
      }
    }, options);
    callbacks.set(element, callback);
    observer.observe(element);
    return () => {
      callbacks.delete(element);
      observer?.unobserve(element);
    };
  };
}

/** Calls back when an element comes within 200 px of the viewport, or leaves that. */
export const observeNear = sharedObserver({ rootMargin: '200px' }, ({ isIntersecting }) => isIntersecting);

/** Calls back when half of an element is visible or fills half of the viewport, and when less than a quarter is. */
export const observeInView = sharedObserver(
  { threshold: [0, 0.25, 0.5] },
  ({ intersectionRatio, intersectionRect, rootBounds }) => {
    const filled = rootBounds
      ? (intersectionRect.width * intersectionRect.height) / (rootBounds.width * rootBounds.height)
      : 0;
    const share = Math.max(intersectionRatio, filled);
    return share >= 0.5 ? true : share < 0.25 ? false : null;
  },
);
