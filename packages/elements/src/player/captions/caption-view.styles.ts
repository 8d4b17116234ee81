import { css } from 'lit';

/** Captions over the picture, clear of the controls. */
export const captionStyles = css`
  .captions,
  .captions-placed {
    position: absolute;
    inset: auto 0 0;
    padding: 0 16px 16px;
    font: 500 var(--vitrine-caption-size, clamp(14px, 3.4cqw, 28px)) / 1.35 var(--font);
    text-align: center;
    text-wrap: balance;
    white-space: pre-line;
    pointer-events: none;
  }

  /* Where the file says: each caption has its own place in the picture, a little away from its edges. */
  .captions-placed {
    inset: 16px;
    padding: 0;
  }

  .captions-placed p {
    position: absolute;
    margin: 0;
  }

  .captions,
  .captions-placed p[data-below] {
    translate: 0 min(0px, var(--below, 0px) - var(--lift, 0px));
    transition: translate var(--calm) var(--ease);
  }

  /* In fullscreen a sheet lies over the video. PlayerStage sets how much of it is covered. */
  .root[data-full] .caption-area {
    --below: var(--cover-below, 0px);
  }

  .root[data-full] :is(.captions, .captions-placed) {
    margin: 0 var(--cover-right, 0) var(--below) var(--cover-left, 0);
  }

  .caption-area :lang(bn),
  .caption-area :lang(ar) {
    line-height: 1.6;
  }

  .caption-area span {
    display: inline;
    padding: 0.15em 0.4em;
    border-radius: 4px;
    background: rgb(12 11 10 / 78%);
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
  }

  /* Clear of the controls, unless a sheet covers the controls. */
  .root:not([data-idle]) :is(.captions:not([data-top]), .captions-placed) {
    --lift: 68px;
  }

  .captions[data-top] {
    inset: 0 0 auto;
    padding-top: 56px;
  }

  @container player (width < 400px) {
    .root:not([data-idle]) :is(.captions:not([data-top]), .captions-placed) {
      --lift: 92px;
    }
  }

  @media (forced-colors: active) {
    .caption-area span {
      background: Canvas;
      color: CanvasText;
    }
  }
`;
