import type { PlayerStage } from '../player/player-stage.js';
import type { VitrinePlayer } from '../player/player.js';
import type { FeedItem } from './feed-item.js';

/** One plays, the next is prepared, the one before is kept. */
const mostPlayers = 3;
/**
 * The next video is prepared when the current one had this long to begin, and had all it needs; until then it is looked
 * again as often.
 */
const prepareAfterMs = 400;

/** What a child of the feed may say about its video. */
const childAttributes = ['src', 'type', 'video-id', 'poster', 'label', 'hotspots', 'engine'];

export interface PoolHost {
  /** The player was given to another item, or its state changed. */
  changed(): void;
}

/**
 * The players of a feed: three at most, each given to the item that needs it. A player keeps its `<video>`, so a video
 * that a browser has allowed to sound still may when it shows the next item.
 */
export class PlayerPool {
  readonly #host: PoolHost;
  readonly #players = new Map<FeedItem, VitrinePlayer>();
  readonly #stages = new Map<VitrinePlayer, PlayerStage>();
  #free: VitrinePlayer[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was to be prepared. */
  #turn = 0;

  constructor(host: PoolHost) {
    this.#host = host;
  }

  of(item: FeedItem): VitrinePlayer | undefined {
    return this.#players.get(item);
  }

  get size(): number {
    return this.#players.size + this.#free.length;
  }

  /** The player of an item; taken from an item that is not `needed` when there are enough. */
  give(item: FeedItem, needed: ReadonlySet<FeedItem>): VitrinePlayer {
    const own = this.#players.get(item);
    if (own) return own;
    const player = this.#take(needed);
    show(player, item);
    this.#players.set(item, player);
    this.#host.changed();
    return player;
  }

  /** The stage of a player; `undefined` = it could not be made, or shows another item by now. */
  async open(item: FeedItem, player: VitrinePlayer): Promise<PlayerStage | undefined> {
    const stage = await player.open();
    if (!stage || this.#players.get(item) !== player) return undefined;
    this.#stages.set(player, stage);
    return stage;
  }

  /**
   * Prepares the player of `next` after a while, unless something else is shown meanwhile. There is one hls.js at a
   * time: while the current video needs it, only the playlist of the next one is fetched.
   */
  prepare(next: FeedItem | undefined, needed: ReadonlySet<FeedItem>): void {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    if (!next) return;
    let isFetched = false;
    const begin = async (): Promise<void> => {
      const player = this.give(next, needed);
      await player.updateComplete;
      const stage = await this.open(next, player);
      if (!stage || turn !== this.#turn) return;
      if (!this.#release(player, false)) {
        // Once: a playlist that fails is asked for again when it is played.
        if (!isFetched) stage.playback.prefetch();
        isFetched = true;
        this.#timer = setTimeout(() => void begin(), prepareAfterMs);
        return;
      }
      // Its video is in the document, where browsers decode the first frame.
      stage.isOpen = true;
      stage.playback.prepare();
      stage.update();
    };
    this.#timer = setTimeout(() => void begin(), prepareAfterMs);
  }

  /** Before a video is loaded: no other one keeps an hls.js. */
  releaseOthers(item: FeedItem): void {
    this.#release(this.#players.get(item), true);
  }

  /** Whether no player but `own` has an hls.js any more. */
  #release(own: VitrinePlayer | undefined, anyway: boolean): boolean {
    return [...this.#stages].every(([player, { playback }]) => player === own || playback.release(anyway));
  }

  /** Pauses all players but that of `item`, those too that have been asked to play and are still loading. */
  pauseOthers(item: FeedItem | undefined): void {
    for (const [other, player] of this.#players) if (other !== item) player.pause();
  }

  /** Players of items outside of `items` are free for others. */
  keep(items: ReadonlySet<FeedItem>): void {
    for (const [item, player] of this.#players) {
      if (items.has(item)) continue;
      player.pause();
      this.#players.delete(item);
      this.#free.push(player);
    }
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#turn++;
    for (const player of [...this.#players.values(), ...this.#free]) player.remove();
    this.#players.clear();
    this.#stages.clear();
    this.#free = [];
  }

  #take(needed: ReadonlySet<FeedItem>): VitrinePlayer {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#players.size >= mostPlayers)
      for (const [item, player] of this.#players) {
        if (needed.has(item)) continue;
        player.pause();
        this.#players.delete(item);
        return player;
      }
    const player = document.createElement('vitrine-player');
    player.loop = true;
    return player;
  }
}

/** Makes a player show an item, whatever it showed before. */
function show(player: VitrinePlayer, { video, child }: FeedItem): void {
  for (const name of childAttributes) {
    const value = child?.localName === 'vitrine-player' ? child.getAttribute(name) : null;
    if (value === null) player.removeAttribute(name);
    else player.setAttribute(name, value);
  }
  player.videoData = video;
  if (child?.localName === 'vitrine-player')
    player.replaceChildren(...[...child.childNodes].map((node) => node.cloneNode(true)));
  else player.replaceChildren(...(child ? [child.cloneNode(true)] : []));
}

export type { PlayerStage };
