const CONTROLS = 'button, a[href], input, select, textarea, [role="slider"], [role="button"]';

/**
 * A press beside the sheet, seen from the film: its controls and hotspots work and the sheet stays; a press on the picture closes
 * the sheet and does nothing else, so that the film goes on; anywhere else it closes and does what it does.
 */
export function outsidePress(press: Event): 'keep' | 'take' | 'pass' {
  let control = false;
  for (const node of press.composedPath()) {
    if (!(node instanceof Element)) continue;
    if (node.localName === 'vitrine-player') return control ? 'keep' : 'take';
    control ||= node.matches(CONTROLS);
  }
  return 'pass';
}
