import type { PlayerStage } from '../player-stage.js';

const STEP = 5;

/** The keys of the player while the focus is inside. What a field or a button does with a key is theirs. */
export function keyPressed(stage: PlayerStage, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.composedPath()[0];
  const inField =
    target instanceof HTMLElement && (/^(?:input|select|textarea)$/.test(target.localName) || target.isContentEditable);
  // a field, and a list that scrolls, have the keys for themselves; the way out is ours
  const inPanel = target instanceof Element && target.closest('.panel') !== null;
  if ((inField || inPanel) && event.key !== 'Escape') return;
  const onControl = target instanceof Element && target.matches('button, a');
  if (onControl && (event.key === ' ' || event.key === 'Enter')) return;
  if (act(stage, event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.preventDefault();
}

function act(stage: PlayerStage, key: string): boolean {
  const { video, captions } = stage;
  switch (key) {
    case ' ':
    case 'k':
      stage.toggle();
      return true;
    case 'ArrowLeft':
      stage.seek(stage.time - STEP);
      return true;
    case 'ArrowRight':
      stage.seek(stage.time + STEP);
      return true;
    case 'ArrowUp':
      stage.setVolume(video.volume + 0.1);
      return true;
    case 'ArrowDown':
      stage.setVolume(video.volume - 0.1);
      return true;
    case 'm':
      stage.setMuted(!video.muted);
      return true;
    case 'f':
      stage.window.toggle();
      return true;
    case 'c':
      captions.choose(captions.chosen === null ? (captions.choices[0]?.key ?? null) : null);
      return captions.choices.length > 0;
    case 'Escape':
      if (!stage.panel) return stage.window.leave();
      stage.openPanel(null);
      return true;
    default:
      return false;
  }
}
