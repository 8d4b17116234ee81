import './player.js';
import { defineElement } from '../base/define-element.js';
import { awaitProviders } from '../base/shop-context.js';
import { VitrineFeed } from '../feed/feed.js';

awaitProviders();
defineElement('vitrine-feed', VitrineFeed);

export { VitrineFeed };

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-feed': VitrineFeed;
  }
}
