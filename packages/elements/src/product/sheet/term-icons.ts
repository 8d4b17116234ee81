import { svg } from 'lit';
import { icon } from '../../theme/icons.js';

export const deliveryIcon = icon(
  svg`<path
    d="M3 6.5h11v10H3zM14 10h4l3 3v3.5h-7zM6.5 16.5a1.75 1.75 0 1 0 3.5 0 1.75 1.75 0 1 0-3.5 0M15.5 16.5a1.75 1.75 0 1 0 3.5 0 1.75 1.75 0 1 0-3.5 0"
  />`,
  true,
);
export const returnsIcon = icon(svg`<path d="M4 9h11a5 5 0 0 1 0 10H8M8 5L4 9l4 4" />`, true);
export const protectionIcon = icon(
  svg`<path d="M12 3.5l7 2.5v5.5c0 4.3-2.9 7.4-7 9-4.1-1.6-7-4.7-7-9V6zM9 12l2.2 2.2L15.2 10" />`,
);
