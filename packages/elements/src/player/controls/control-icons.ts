import { svg } from 'lit';
import { icon } from '../../theme/icons.js';

export const captionsIcon = icon(
  svg`<rect x="3" y="5" width="18" height="14" rx="3"></rect>
    <path d="M10.5 10.5a2 2 0 1 0 0 3M17 10.5a2 2 0 1 0 0 3"></path>`,
);
export const settingsIcon = icon(
  svg`<path d="M4 8h9M19 8h1M4 16h1M11 16h9"></path>
    <circle cx="16" cy="8" r="2.5"></circle><circle cx="8" cy="16" r="2.5"></circle>`,
);
export const fullscreenIcon = icon(svg`<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"></path>`);
export const windowIcon = icon(svg`<path d="M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5"></path>`);
export const pictureIcon = icon(
  svg`<rect x="3" y="5" width="18" height="14" rx="2"></rect>
    <rect x="12" y="11" width="6" height="5" rx="1" fill="currentColor" stroke="none"></rect>`,
);
export const replayIcon = icon(svg`<path d="M5 12a7 7 0 1 0 2.5-5.4M5 4v4h4"></path>`);
export const momentIcon = icon(svg`<circle cx="12" cy="12" r="8"></circle><path d="M12 8v4l2.5 2"></path>`);
