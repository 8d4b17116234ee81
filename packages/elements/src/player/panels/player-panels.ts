/** What an opened player needs only now and then: a chunk that is fetched while the video plays. */
export { endScreen } from './end-screen.js';
export { panelStyles } from './player-panels.styles.js';
export { productList } from './product-list.js';
export { settings } from './settings.js';
