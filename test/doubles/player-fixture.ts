import { waitUntil } from '@open-wc/testing';
import type { VitrinePlayer } from '../../packages/elements/src/player/player.js';

/** Addresses that the test server serves. */
export const clip = '/media/clip.mp4';
export const captions = '/media/captions.en.vtt';

/** Finds a node of a player by selector; throws when there is none. */
export function inside(player: VitrinePlayer): <E extends HTMLElement>(selector: string) => E {
  return <E extends HTMLElement>(selector: string): E => {
    const found = player.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
}

export const has = (player: VitrinePlayer, selector: string): boolean =>
  player.renderRoot.querySelector(selector) !== null;

export const videoOf = (player: VitrinePlayer): HTMLVideoElement => inside(player)('video');

/** Dispatches a keydown event; returns false when its default was prevented. */
export const press = (target: EventTarget, key: string): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));

/** Waits until the player has loaded its words and shows its button. */
export async function ready(player: VitrinePlayer): Promise<VitrinePlayer> {
  await waitUntil(() => has(player, '.start'), 'the words are loaded');
  return player;
}

/** Plays the player without sound and waits until its time advances. */
export async function playing(player: VitrinePlayer): Promise<VitrinePlayer> {
  await ready(player);
  player.muted = true;
  await player.play();
  await waitUntil(() => player.currentTime > 0 && !player.paused, 'it plays', { timeout: 10000 });
  return player;
}
