type Callback = (near: boolean) => void;

/** One observer for all players of a page: a hundred of them cost one. `read` answers `null` for "as before". */
function sharedObserver(
  options: IntersectionObserverInit,
  read: (entry: IntersectionObserverEntry) => boolean | null,
): (element: Element, callback: Callback) => () => void {
  const callbacks = new WeakMap<Element, Callback>();
  let observer: IntersectionObserver | undefined;
  return (element, callback) => {
    observer ??= new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const seen = read(entry);
        if (seen !== null) callbacks.get(entry.target)?.(seen);
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

/** Tells when an element comes within 200 px of the viewport, or leaves that. */
export const observeNear = sharedObserver({ rootMargin: '200px' }, ({ isIntersecting }) => isIntersecting);

/** Tells when half of an element is seen, or it fills half of the viewport; and when it is less than a quarter. */
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
