import { css } from 'lit';

/** What is under the pointer on the timeline, above it and within the player. */
export const previewStyles = css`
  .preview {
    --width: 128px;
    position: absolute;
    bottom: 28px;
    left: clamp(0px, var(--at) - var(--width) / 2, 100% - var(--width));
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 2px 6px;
    width: var(--width);
    padding: 4px;
    border-radius: var(--radius-s);
    background: rgb(12 11 10 / 88%);
    color: #fff;
    font-size: var(--text-xs);
    text-align: center;
    pointer-events: none;
  }

  .preview > * {
    grid-column: 1 / -1;
  }

  .preview video {
    width: 100%;
    aspect-ratio: 16 / 9;
    object-fit: contain;
    background: #12110f;
    border-radius: 3px;
  }

  .preview img {
    grid-column: 1;
    width: 28px;
    height: 28px;
    object-fit: contain;
    border-radius: 3px;
    background: var(--picture-ground);
  }

  .preview img:not([hidden]) + bdi {
    grid-column: 2;
    text-align: start;
  }

  .preview bdi:empty {
    display: none;
  }

  .preview bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* The frame would cover a low box. */
  @container player (height < 260px) {
    .preview video {
      display: none;
    }

    /* The timeline is narrow there. */
    .preview {
      left: calc(50% - var(--width) / 2);
    }
  }

  @media (forced-colors: active) {
    .preview {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
