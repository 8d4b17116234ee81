import type { PlayerContext } from '../player-context.js';

type Context = Pick<
  PlayerContext,
  'video' | 'time' | 'captions' | 'fullscreen' | 'panel' | 'toggle' | 'seek' | 'setVolume' | 'setMuted' | 'openPanel'
>;

const seekStepSeconds = 5;
const volumeStep = 0.1;

/** What each key does. An act that returns false had nothing to do: the page may handle the key. */
const acts: Readonly<Record<string, ((context: Context) => unknown) | undefined>> = {
  ' ': (context) => context.toggle(),
  k: (context) => context.toggle(),
  ArrowLeft: (context) => context.seek(context.time - seekStepSeconds),
  ArrowRight: (context) => context.seek(context.time + seekStepSeconds),
  ArrowUp: (context) => context.setVolume(context.video.volume + volumeStep),
  ArrowDown: (context) => context.setVolume(context.video.volume - volumeStep),
  m: (context) => context.setMuted(!context.video.muted),
  f: (context) => context.fullscreen.toggle(),
  c: ({ captions }) => {
    captions.toggle();
    return captions.choices.length > 0;
  },
  Escape: (context) => (context.panel ? context.openPanel(null) : context.fullscreen.leave()),
};

/** The keys of the player while the focus is inside it. A field or a button keeps the keys that it uses itself. */
export function keyPressed(context: Context, event: KeyboardEvent): void {
  const { key, keyCode } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  // An input method has these keys; Safari sends the one that ends a composition after it, with this code.
  if (event.isComposing || keyCode === 229) return;
  const target = event.composedPath()[0];
  const inField =
    target instanceof HTMLElement && (/^(?:input|select|textarea)$/.test(target.localName) || target.isContentEditable);
  // Fields and scrolling panels keep every key but Escape.
  const inPanel = target instanceof Element && target.closest('.panel') !== null;
  if ((inField || inPanel) && key !== 'Escape') return;
  const onControl = target instanceof Element && target.matches('button, a');
  if (onControl && (key === ' ' || key === 'Enter')) return;
  const act = acts[key.length === 1 ? key.toLowerCase() : key];
  if (act && act(context) !== false) event.preventDefault();
}
