import { css } from 'lit';

export const skeletonStyles = css`
  .bones {
    display: grid;
    gap: 12px;
    padding-block: 12px;
  }

  .bone-picture {
    height: clamp(140px, 28vh, 280px);
    aspect-ratio: 4 / 5;
    border-radius: var(--radius-m);
  }

  .bone-title {
    width: 70%;
    height: 24px;
  }

  .bone-price {
    width: 30%;
    height: 20px;
  }

  .bone-chips {
    display: flex;
    gap: 8px;
  }

  .bone-chips > div {
    width: 72px;
    height: 44px;
  }

  .bone-add {
    height: 48px;
    border-radius: var(--radius-m);
  }

  @media (min-width: 720px) {
    .bone-picture {
      height: clamp(200px, 44vh, 440px);
    }
  }
`;
