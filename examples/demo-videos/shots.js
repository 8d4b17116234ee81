/**
 * How each thing is photographed. `view` is the camera of all its pictures, `colors` one picture per colour or finish,
 * `plain` the only one where there is no choice, `more` the second picture.
 *
 * A shot: `turn` of the thing, `azimuth` and `elevation` of the camera in degrees, `fill` the share of the picture's
 * width and height it may take, `shift` its middle, `detail` a point to look at from a distance in cm, `aperture` of
 * the lens in cm, `scene` other things, `wall` when it hangs.
 */

const flat = { fill: [0.86, 0.64] };

export const shots = {
  'stoneware-mug': {
    view: { turn: -32, elevation: 14 },
    colors: { sand: { color: 'sand' }, moss: { color: 'moss' }, ink: { color: 'ink' }, rust: { color: 'rust' } },
    more: { variant: { color: 'sand', filled: true }, turn: -40, elevation: 44, fill: [0.74, 0.66] },
  },
  'pour-over-set': {
    view: { turn: -28, elevation: 11, fill: [0.68, 0.72] },
    plain: {},
    more: { turn: -20, elevation: 20, detail: { at: [0.8, 16.2, 0], distance: 62 }, aperture: 0.9 },
  },
  'glass-carafe': {
    view: { elevation: 10, fill: [0.68, 0.72] },
    colors: { clear: { color: 'clear' }, smoke: { color: 'smoke' }, amber: { color: 'amber' } },
    more: {
      variant: { color: 'clear', water: 11, tumbler: false },
      elevation: 12,
      fill: [0.84, 0.66],
      scene: [
        { variant: { color: 'amber' }, at: [12.4, 0, -5] },
        { variant: { color: 'smoke' }, at: [-12.4, 0, -5] },
      ],
    },
  },
  'ribbed-vase': {
    view: { elevation: 11, fill: [0.68, 0.72] },
    colors: { chalk: { color: 'chalk' }, terracotta: { color: 'terracotta' }, ink: { color: 'ink' } },
    more: {
      variant: { color: 'chalk' },
      elevation: 12,
      fill: [0.8, 0.7],
      scene: [
        { variant: { color: 'terracotta', size: 'small' }, at: [13, 0, 5.5] },
        { variant: { color: 'ink', size: 'small' }, at: [-11.5, 0, -6.5] },
      ],
    },
  },
  'dinner-plate': {
    view: { elevation: 38, ...flat },
    colors: { chalk: { color: 'chalk' }, sand: { color: 'sand' }, ink: { color: 'ink' } },
    more: {
      variant: { color: 'sand', count: 3 },
      elevation: 15,
      ...flat,
      scene: [
        { variant: { color: 'chalk', count: 2 }, at: [0, 3.75, 0] },
        { handle: 'serving-bowl', variant: { color: 'moss' }, at: [0, 7.1, 0] },
      ],
    },
  },
  'serving-bowl': {
    view: { elevation: 23, fill: [0.8, 0.62] },
    colors: { chalk: { color: 'chalk' }, moss: { color: 'moss' }, rust: { color: 'rust' } },
    more: { variant: { color: 'rust' }, elevation: 56, fill: [0.8, 0.7] },
  },
  teapot: {
    view: { turn: -20, elevation: 12, fill: [0.76, 0.7] },
    colors: { ink: { color: 'ink' }, chalk: { color: 'chalk' } },
    more: {
      variant: { color: 'chalk' },
      turn: -34,
      elevation: 24,
      fill: [0.84, 0.66],
      scene: [{ handle: 'espresso-cups', variant: { color: 'chalk', count: 1 }, at: [15, 0, 9.5], turn: -60 }],
    },
  },
  'table-lamp': {
    view: { elevation: 6, fill: [0.68, 0.76] },
    colors: {
      'linen-oak': { shade: 'linen', base: 'oak' },
      'linen-black': { shade: 'linen', base: 'black' },
      'paper-oak': { shade: 'paper', base: 'oak' },
      'paper-black': { shade: 'paper', base: 'black' },
    },
    more: {
      variant: { shade: 'paper', base: 'oak', lit: 1 },
      elevation: 3,
      detail: { at: [2, 24, 0], distance: 120 },
      aperture: 1.2,
    },
  },
  'pillar-candle': {
    view: { elevation: 15, fill: [0.6, 0.66] },
    colors: { ivory: { color: 'ivory' }, fig: { color: 'fig' }, smoke: { color: 'smoke' } },
    more: {
      variant: { color: 'ivory', flame: 1, height: 15 },
      elevation: 14,
      fill: [0.8, 0.7],
      scene: [
        { variant: { color: 'fig', height: 8 }, at: [7.6, 0, 5.4] },
        { variant: { color: 'smoke', flame: 1, height: 11 }, at: [-8.2, 0, 2.8] },
      ],
    },
  },
  'tealight-holder': {
    view: { turn: -30, elevation: 22, fill: [0.76, 0.6] },
    plain: {},
    more: { variant: { flame: 1 }, turn: -64, elevation: 34, fill: [0.76, 0.7] },
  },
  'linen-cushion': {
    view: { turn: -20, elevation: 9, fill: [0.74, 0.66] },
    colors: { oat: { color: 'oat' }, clay: { color: 'clay' }, forest: { color: 'forest' } },
    more: {
      variant: { color: 'forest' },
      turn: -12,
      elevation: 10,
      fill: [0.86, 0.66],
      scene: [{ variant: { color: 'oat' }, at: [22, 0, -17], turn: -16 }],
    },
  },
  'wool-throw': {
    view: { turn: 24, elevation: 18, fill: [0.78, 0.6] },
    colors: { oat: { color: 'oat' }, charcoal: { color: 'charcoal' } },
    more: {
      variant: { color: 'oat' },
      turn: 52,
      elevation: 20,
      detail: { at: [-9, 7, 8], distance: 96 },
      aperture: 1.6,
    },
  },
  'oak-tray': {
    view: { turn: -28, elevation: 34, ...flat },
    plain: { size: 'large' },
    more: {
      variant: { size: 'large' },
      turn: -24,
      elevation: 34,
      ...flat,
      scene: [{ variant: { size: 'small' }, at: [-2, 0.95, 0], turn: -24 }],
    },
  },
  'walnut-board': {
    view: { turn: -48, elevation: 42, ...flat },
    plain: {},
    more: { turn: -68, elevation: 24, detail: { at: [2.5, 0, 7.5], distance: 104 }, aperture: 1.2 },
  },
  'hand-soap': {
    view: { elevation: 8, fill: [0.68, 0.72] },
    colors: { fig: { color: 'fig' }, cedar: { color: 'cedar' }, salt: { color: 'salt' } },
    more: {
      variant: { color: 'cedar' },
      elevation: 9,
      fill: [0.82, 0.7],
      scene: [
        { variant: { color: 'fig' }, at: [-8.6, 0, -2.6], turn: -16 },
        { variant: { color: 'salt' }, at: [8.6, 0, -2.6], turn: 16 },
      ],
    },
  },
  'soap-bar': {
    view: { turn: -24, elevation: 28, fill: [0.7, 0.66] },
    plain: {},
    more: { turn: 12, elevation: 46, detail: { at: [0, 7.4, 0], distance: 44 }, aperture: 0.7 },
  },
  'incense-set': {
    view: { turn: -16, elevation: 30, fill: [0.82, 0.74] },
    plain: {},
    more: { turn: -10, elevation: 24, detail: { at: [-3.4, 2.2, 2.2], distance: 50 }, aperture: 0.8 },
  },
  'plant-pot': {
    view: { elevation: 9, fill: [0.7, 0.78] },
    colors: { chalk: { color: 'chalk' }, terracotta: { color: 'terracotta' }, ink: { color: 'ink' } },
    more: {
      variant: { color: 'terracotta', plant: false },
      elevation: 22,
      fill: [0.84, 0.6],
      scene: [{ variant: { color: 'ink', plant: false }, at: [15.6, 0, -6.5] }],
    },
  },
  'wall-clock': {
    view: { wall: true, azimuth: -16, elevation: 4, fill: [0.72, 0.66], shift: [0, 0] },
    colors: { oak: { color: 'oak' }, black: { color: 'black' } },
    more: {
      variant: { color: 'oak', minutes: 609 },
      wall: true,
      azimuth: -38,
      elevation: 10,
      detail: { at: [4, 18.5, 1], distance: 66 },
      aperture: 1,
    },
  },
  'desk-speaker': {
    view: { turn: -27, elevation: 14, fill: [0.72, 0.6] },
    colors: { sand: { color: 'sand' }, graphite: { color: 'graphite' } },
    more: {
      variant: { color: 'sand' },
      turn: -36,
      elevation: 34,
      detail: { at: [3.4, 15.6, 5], distance: 62 },
      aperture: 0.9,
    },
  },
  'storage-jar': {
    view: { elevation: 10, fill: [0.66, 0.7] },
    plain: {},
    more: {
      variant: { fill: 0.85 },
      elevation: 13,
      fill: [0.8, 0.66],
      scene: [{ variant: { fill: 0.3 }, at: [11.4, 0, -6], turn: 40 }],
    },
  },
  'recipe-book': {
    view: { turn: -22, elevation: 9, fill: [0.68, 0.68] },
    plain: {},
    more: { variant: { flat: true }, turn: -14, elevation: 58, fill: [0.8, 0.7] },
  },
  'ceramics-class': {
    view: { turn: -12, elevation: 12, ...flat },
    plain: {},
    more: { turn: 16, elevation: 16, detail: { at: [0.6, 5, 3.1], distance: 82 }, aperture: 1 },
  },
  'steel-bottle': {
    view: { turn: -24, elevation: 8, fill: [0.66, 0.76] },
    colors: { sand: { color: 'sand' }, moss: { color: 'moss' }, ink: { color: 'ink' } },
    more: {
      variant: { color: 'sand' },
      turn: -40,
      elevation: 16,
      detail: { at: [0, 21.5, 0], distance: 56 },
      aperture: 0.8,
    },
  },
  'espresso-cups': {
    view: { turn: 0, elevation: 24, fill: [0.84, 0.66] },
    colors: { chalk: { color: 'chalk' }, ink: { color: 'ink' } },
    more: { variant: { color: 'ink', filled: 2 }, turn: 24, elevation: 48, fill: [0.8, 0.74] },
  },
  'brass-hook': {
    view: { wall: true, azimuth: -34, elevation: 10, fill: [0.6, 0.66], shift: [0, 0] },
    plain: {},
    more: { wall: true, azimuth: -58, elevation: 20, detail: { at: [0, 7.6, 2.6], distance: 34 }, aperture: 0.5 },
  },
};

/** Every picture there is: its file, the thing, its variant and the shot. */
export function pictures() {
  return Object.entries(shots).flatMap(([handle, { view, colors, plain, more }]) => {
    const fronts = colors
      ? Object.entries(colors).map(([color, variant]) => ({
          file: `${handle}-${color}.jpg`,
          handle,
          color,
          variant,
          shot: view,
        }))
      : [{ file: `${handle}.jpg`, handle, variant: plain, shot: view }];
    const { variant = plain, ...shot } = more;
    return [...fronts, { file: `${handle}-2.jpg`, handle, variant, shot, second: true }];
  });
}

/** What the catalogue reads: which file shows what. */
export function manifest(width, height) {
  const result = {};
  for (const { file, handle, color, second } of pictures()) {
    const entry = (result[handle] ??= { hero: file, colors: {}, more: [], width, height });
    if (color) entry.colors[color] = file;
    if (second) entry.more.push(file);
  }
  return result;
}
