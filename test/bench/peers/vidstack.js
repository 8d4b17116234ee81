import 'vidstack/player';
import 'vidstack/player/layouts/default';
import 'vidstack/player/ui';
import 'vidstack/player/styles/default/theme.css';
import 'vidstack/player/styles/default/layouts/video.css';

// hls.js from the bundle: by itself vidstack fetches it from a CDN.
addEventListener(
  'provider-change',
  ({ detail: provider }) => {
    if (provider?.type === 'hls') provider.library = () => import('hls.js');
  },
  true,
);
globalThis.play = (player) => {
  player.muted = true;
  return player.play();
};
