/** The lowest contrast of text that can be read, as WCAG 2.2 AA has it. */
const readable = 4.5;

let warned = false;

/** The red, green and blue of any CSS color, each 0 to 1, over white where it is transparent. */
function channelsOf(color: string): number[] {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!pen) return [1, 1, 1];
  for (const fill of ['#fff', color]) {
    pen.fillStyle = fill;
    pen.fillRect(0, 0, 1, 1);
  }
  return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((value) => value / 255);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two CSS colors, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Warns once for a page whose accent color makes the text of main buttons hard to read. */
export function checkAccent(tree: ParentNode): void {
  const button = tree.querySelector('.primary:not(:disabled, [aria-disabled=true], :hover)');
  if (warned || !button) return;
  const { color, backgroundColor } = getComputedStyle(button);
  const contrast = contrastOf(color, backgroundColor);
  if (contrast >= readable) return;
  warned = true;
  console.warn(
    `[vitrine] the text on --vitrine-accent has a contrast of ${contrast.toFixed(1)}:1, and ${readable}:1 is needed to ` +
      'read it. Set --vitrine-on-accent. See docs/tokens.md',
  );
}
