import { css } from 'lit';

/** The full player: controls, what lies over the picture. */
export const stageStyles = css`
  .root {
    --scrim: var(--vitrine-scrim, #0c0b0a);
  }

  /* Here and not with the markers, which are fetched later: until then a press on the picture is the video's, too. */
  .hotspots {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    direction: ltr;
    overflow: hidden;
    pointer-events: none;
  }

  /* Below the end screen and the error screen the markers are neither shown nor reachable. */
  .hotspots[inert] {
    visibility: hidden;
  }

  .caption-area {
    display: contents;
  }

  .root[data-idle] {
    cursor: none;
  }

  .root[data-full] .bar {
    padding-bottom: max(4px, env(safe-area-inset-bottom));
  }

  .root[data-full] {
    aspect-ratio: auto;
    max-height: none;
    --vitrine-object-fit: contain;
  }

  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: inherit;
    font-weight: inherit;
  }

  .root button {
    appearance: none;
    margin: 0;
    border: 0;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }

  /* Controls. */

  .bar {
    position: absolute;
    inset: auto 0 0;
    padding: 0 8px 4px;
    color: var(--vitrine-controls-ink, #fff);
    pointer-events: none;
  }

  /* The scrim lies under markers and captions, which it must not darken. */
  .screen::after {
    content: '';
    position: absolute;
    inset: 0;
    pointer-events: none;
    background:
      linear-gradient(
        color-mix(in srgb, var(--scrim) 74%, transparent),
        color-mix(in srgb, var(--scrim) 40%, transparent) 40px,
        transparent 92px
      ),
      linear-gradient(
        transparent calc(100% - 148px),
        color-mix(in srgb, var(--scrim) 42%, transparent) calc(100% - 100px),
        color-mix(in srgb, var(--scrim) 84%, transparent)
      );
  }

  .heading {
    position: absolute;
    inset: 0 0 auto;
    padding: 14px 16px;
    font-family: var(--heading-font);
    font-weight: 600;
    pointer-events: none;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .unmute ~ .heading,
  [data-says] ~ :is(.heading, .unmute:not(:focus)),
  .end ~ .heading {
    display: none;
  }

  .bar,
  .heading,
  .screen::after {
    transition: opacity var(--calm) var(--ease);
  }

  .root[data-idle] :is(.bar, .heading),
  .root[data-idle] .screen::after {
    opacity: 0;
  }

  .root[data-idle] .bar * {
    pointer-events: none;
  }

  .row {
    display: flex;
    align-items: center;
  }

  .row > *,
  .timeline {
    pointer-events: auto;
  }

  .space {
    flex: 1;
    pointer-events: none;
  }

  .control {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    width: 44px;
    height: 44px;
    padding: 0;
    border-radius: 50%;
    background: none;
  }

  .control:focus-visible {
    outline-offset: -3px;
  }

  .control[aria-pressed='true']::after {
    content: '';
    position: absolute;
    bottom: 6px;
    width: 16px;
    height: 2px;
    border-radius: 1px;
    background: currentColor;
  }

  .count {
    position: absolute;
    top: 4px;
    inset-inline-end: 2px;
    min-width: 16px;
    padding-inline: 4px;
    border-radius: 8px;
    background: var(--vitrine-controls-ink, #fff);
    color: #12110f;
    font: 700 11px/16px var(--font);
    text-align: center;
  }

  [dir='rtl'] .flip {
    scale: -1 1;
  }

  .time {
    padding-inline: 8px;
    font-size: var(--text-s);
    white-space: nowrap;
  }

  .volume {
    width: 72px;
    height: 24px;
    margin: 0;
    accent-color: #fff;
    cursor: pointer;
  }

  .timeline {
    position: relative;
    height: 24px;
    margin-inline: 8px;
    cursor: pointer;
    touch-action: none;
  }

  /* Until the length of the video is known. */
  .timeline-room {
    height: 24px;
  }

  .rail {
    position: absolute;
    inset: 10px 0;
    overflow: hidden;
    border-radius: 2px;
    background: rgb(255 255 255 / 38%);
    transition: inset-block var(--quick) var(--ease);
  }

  .timeline:focus-visible .rail {
    inset-block: 9px;
  }

  .done {
    height: 100%;
    background: var(--vitrine-progress, currentColor);
    transform: scaleX(var(--progress, 0));
    transform-origin: left;
  }

  .moments {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    fill: none;
    stroke: #12110f;
    stroke-width: 7.5px;
    stroke-linecap: round;
  }

  .moments path {
    vector-effect: non-scaling-stroke;
  }

  .moments path + path {
    stroke: #fff;
    stroke-width: 4.5px;
  }

  /* Over the picture. */

  .spinner {
    position: absolute;
    top: calc(50% - 22px);
    inset-inline-start: calc(50% - 22px);
    width: 44px;
    height: 44px;
    border: 3px solid rgb(255 255 255 / 35%);
    border-top-color: #fff;
    border-radius: 50%;
    opacity: 0;
    pointer-events: none;
    animation:
      appear 200ms 500ms forwards,
      turn 900ms linear infinite;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .fault {
    position: absolute;
    inset: 0;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 16px;
    padding: 24px 16px;
    overflow: auto;
    background: rgb(12 11 10 / 78%);
    text-align: center;
  }

  .fault p {
    max-width: 34ch;
    font-size: var(--text-m);
  }

  .root .again {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 20px 0 18px;
    border-radius: 22px;
    background: #fff;
    color: #12110f;
    font: 600 var(--text-s) / 1.2 var(--font);
  }

  @media (hover: hover) {
    .control:hover {
      background: color-mix(in srgb, currentColor 14%, transparent);
    }

    .timeline:hover .rail {
      inset-block: 9px;
    }

    .root .unmute:hover {
      background: rgb(12 11 10 / 90%);
    }

    .root .again:hover {
      background: #e9e6df;
    }
  }

  @container player (width < 620px) {
    .wide {
      display: none !important;
    }
  }

  /* No space for the time beside the buttons. */
  @container player (width < 400px) {
    .time {
      display: none;
    }
  }

  /* One row in a low box: play and captions, the timeline, the other buttons. */
  @container player (height < 260px) {
    .bar {
      display: flex;
      align-items: center;
    }

    .row {
      display: contents;
    }

    .row > :first-child,
    .row > [aria-pressed] {
      order: -1;
    }

    .control {
      width: 36px;
    }

    .timeline,
    .timeline-room {
      flex: 1;
    }

    .space,
    .wide,
    .time {
      display: none !important;
    }
  }

  @media (pointer: coarse) {
    .volume {
      display: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 200ms, 3s;
    }
  }

  @media (forced-colors: active) {
    /* The markers at the top of a low box would be behind it. */
    @container player (height < 260px) {
      .root .heading {
        display: none;
      }
    }

    .bar,
    .heading,
    .fault {
      background: Canvas;
      color: CanvasText;
    }

    .root .again,
    .root .unmute {
      border: 1px solid CanvasText;
    }

    /* Without a border the icons of the controls look like text. */
    .root .control {
      border: 1px solid ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }

    .rail {
      forced-color-adjust: none;
      background: GrayText;
    }

    .done {
      background: Highlight;
    }

    .root .control[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
  }
`;
