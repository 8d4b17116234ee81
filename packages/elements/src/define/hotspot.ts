import { defineElement } from '../base/define-element.js';
import { VitrineHotspot } from '../hotspot/hotspot.js';

defineElement('vitrine-hotspot', VitrineHotspot);

export { VitrineHotspot };

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-hotspot': VitrineHotspot;
  }
}
