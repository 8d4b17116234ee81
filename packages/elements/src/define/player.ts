import './hotspot.js';
import { defineElement } from '../base/define-element.js';
import { awaitProviders } from '../base/shop-context.js';
import { VitrinePlayer } from '../player/player.js';

awaitProviders();
defineElement('vitrine-player', VitrinePlayer);

export { VitrinePlayer };

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-player': VitrinePlayer;
  }
}
