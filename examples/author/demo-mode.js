// Author mode for the players of a page: `?vitrine-author` in the demo. A press on a picture places a hotspot instead of
// playing, and the player shows what was placed.
import { authorPanel } from './panel.js';

const panels = new Map();

function panelOf(player) {
  const known = panels.get(player);
  if (known) return known;
  const panel = authorPanel({
    src: player.getAttribute('src') ?? player.querySelector('a[href]')?.getAttribute('href') ?? 'clip.mp4',
    frame: () => null,
    time: () => player.currentTime,
    seek: (seconds) => player.seek(seconds),
    changed: (hotspots) => {
      if (hotspots.length > 0) player.hotspots = { hotspots: hotspots.filter(({ handle }) => handle !== '') };
    },
  });
  panel.element.dataset.floating = '';
  panels.set(player, panel);
  return panel;
}

function show(player) {
  for (const { element } of panels.values()) element.remove();
  const panel = panelOf(player);
  document.body.append(panel.element);
  return panel;
}

/** A press on the picture of a player that has played; the first press starts it, as always. */
function pressed(event) {
  const path = event.composedPath();
  const player = path.find((one) => one.localName === 'vitrine-player');
  const onPicture = path.some((one) => one.localName === 'video');
  if (!player || !onPicture) return;
  const place = player.pointToRatio?.(event.clientX, event.clientY);
  if (!place) return;
  event.preventDefault();
  event.stopPropagation();
  player.pause();
  show(player).press(place);
}

export function startAuthorMode() {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = new URL('author.css', import.meta.url).href;
  document.head.append(sheet);
  addEventListener('click', pressed, { capture: true });
}
