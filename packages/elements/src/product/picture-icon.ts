import { svg } from 'lit';
import { icon } from '../theme/icons.js';

/** Shown in place of a picture that is missing. */
export const pictureIcon = icon(
  svg`<path
    stroke-width="1.25"
    d="M4 5h16v14H4zM4 16l4.5-4.5 4 4L15 13l5 4.5M14.5 9.25a1.25 1.25 0 1 0 2.5 0 1.25 1.25 0 1 0-2.5 0"
  />`,
);
