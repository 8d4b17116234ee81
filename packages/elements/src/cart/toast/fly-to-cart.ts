import { lastAddPlace } from '../../product/add-place.js';

/** An add that was answered later flies nowhere, because the shopper no longer looks at the button. */
const longestWaitMs = 2500;
const flightMs = 300;

/** The area of the first cart button that is in view. */
function cartButtonArea(): DOMRect | null {
  for (const button of document.querySelectorAll<HTMLElement>('vitrine-cart-button')) {
    const area = button.getBoundingClientRect();
    const isInView = area.top >= 0 && area.left >= 0 && area.bottom <= innerHeight && area.right <= innerWidth;
    if (area.width > 0 && isInView && getComputedStyle(button).visibility === 'visible') return area;
  }
  return null;
}

/**
 * Lets `flight`, a popover, fly from where the add was pressed into the cart button. Nothing happens where there is none
 * in view, in full screen, with reduced motion, or after a long wait.
 */
export async function flyToCart(flight: HTMLElement): Promise<void> {
  const from = lastAddPlace();
  const to = cartButtonArea();
  if (!from || !to || performance.now() - from.pressedAt > longestWaitMs) return;
  // The page may have taken the toast away while this file was fetched.
  if (!flight.isConnected) return;
  if (document.fullscreenElement || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  flight.showPopover();
  const { offsetWidth: width, offsetHeight: height } = flight;
  const at = (area: DOMRect): string =>
    `${area.left + area.width / 2 - width / 2}px ${area.top + area.height / 2 - height / 2}px`;
  try {
    await flight.animate(
      [
        { translate: at(from.area), opacity: 1 },
        { translate: at(to), opacity: 1, offset: 0.85 },
        { translate: at(to), scale: '0.3', opacity: 0 },
      ],
      { duration: flightMs, easing: 'cubic-bezier(0.4, 0, 0.2, 1)', fill: 'both' },
    ).finished;
  } catch {
    // The flight was canceled, because the toast has left the page.
  }
  if (flight.isConnected) flight.hidePopover();
}
