import { svg, type SVGTemplateResult } from 'lit';

/** A 24 px icon with 1.75 px strokes in the colour of the text. With `flip` it is mirrored in right-to-left pages. */
export function icon(paths: SVGTemplateResult, flip = false): SVGTemplateResult {
  return svg`<svg
    class=${flip ? 'glyph flip' : 'glyph'}
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >${paths}</svg>`;
}

export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const bagIcon = icon(svg`<path d="M5 8h14l-1 12H6L5 8zM9 8V7a3 3 0 0 1 6 0v1" />`);
export const plusIcon = icon(svg`<path d="M12 6v12M6 12h12" />`);
export const minusIcon = icon(svg`<path d="M6 12h12" />`);
export const checkIcon = icon(svg`<path d="M5 13l4.5 4.5L19 7.5" />`);
export const backIcon = icon(svg`<path d="M15 5l-7 7 7 7" />`, true);
export const forwardIcon = icon(svg`<path d="M9 5l7 7-7 7" />`, true);
export const playIcon = icon(svg`<path d="M8 5.5v13l11-6.5z" fill="currentColor" />`);
export const pauseIcon = icon(svg`<path d="M8 5.5v13M16 5.5v13" stroke-width="3" />`);
export const soundIcon = icon(svg`<path d="M4 10v4h3l5 4V6L7 10zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11" />`);
export const mutedIcon = icon(svg`<path d="M4 10v4h3l5 4V6L7 10zM16.5 9.5l5 5M21.5 9.5l-5 5" />`);
