const controls = 'button, a[href], input, select, textarea, [role="slider"], [role="button"]';

/**
 * Decides what a press beside the sheet does. On a control or a hotspot of a video it works and the sheet stays open.
 * On the picture of a video it closes the sheet and does nothing else, so that the video keeps playing. Anywhere else
 * it closes the sheet and does what it normally does.
 */
export function outsidePress(press: Event): 'keep' | 'take' | 'pass' {
  let control = false;
  for (const node of press.composedPath()) {
    if (!(node instanceof Element)) continue;
    if (node.localName === 'vitrine-player') return control ? 'keep' : 'take';
    control ||= node.matches(controls);
  }
  return 'pass';
}
