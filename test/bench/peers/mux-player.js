import '@mux/mux-player';

globalThis.play = (player) => {
  player.muted = true;
  return player.play();
};
