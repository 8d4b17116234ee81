import { svg } from 'lit';
import { icon } from '../theme/icons.js';

export const shareIcon = icon(svg`<path d="M12 15V4M8 7.5L12 3.5l4 4M5 12v7h14v-7" />`);
export const upIcon = icon(svg`<path d="M6 14.5l6-6 6 6" />`);
export const downIcon = icon(svg`<path d="M6 9.5l6 6 6-6" />`);
