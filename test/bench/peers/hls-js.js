import { playWithHls } from './attach-hls.js';

globalThis.play = (player) => playWithHls(player);
