import { tokenStyles } from './tokens.styles.js';

let isKnown = false;
/** How many times the usual size text has. */
export let textScale = 1;

/**
 * Text grows with the font size that the user has set in the browser, which is 16 px for most. A `rem` would follow the
 * root of the page instead, and many themes set that to 62.5 %.
 */
export function followUserTextSize(): void {
  if (isKnown) return;
  isKnown = true;
  // In a shadow root, where no rule of the page reaches the probe: some say `* { font-size: 40px !important }`.
  const host = document.createElement('span');
  const probe = document.createElement('i');
  // Browsers have another default size for monospaced fonts.
  probe.style.font = 'medium serif';
  host.attachShadow({ mode: 'open' }).append(probe);
  document.documentElement.append(host);
  textScale = parseFloat(getComputedStyle(probe).fontSize) / 16;
  host.remove();
  if (textScale !== 1) tokenStyles.styleSheet?.insertRule(`.root{--text-scale:${textScale}}`, 1);
}
