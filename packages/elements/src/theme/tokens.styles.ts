import { css } from 'lit';

/**
 * Colours by meaning, as pairs of light and dark. A merchant sets `--vitrine-<name>` on any ancestor; `color-scheme`
 * chooses from the pair. Text has a contrast of at least 4.5:1 on paper, lines that carry meaning 3:1.
 */
export const tokenStyles = css`
  .root {
    --accent: var(--vitrine-accent, light-dark(#1f1d1a, #f4f1ea));
    --on-accent: var(--vitrine-on-accent, light-dark(#fffdf8, #191815));
    --ink: var(--vitrine-ink, light-dark(#1f1d1a, #f1eee7));
    --ink-soft: var(--vitrine-ink-soft, light-dark(#66615a, #aaa398));
    --paper: var(--vitrine-paper, light-dark(#fffdfa, #1a1917));
    --ground: var(--vitrine-ground, light-dark(#f3f0ea, #26241f));
    --picture-ground: var(--vitrine-picture-ground, light-dark(#f3f0ea, #e6e1d8));
    --line: var(--vitrine-line, light-dark(#e2ddd3, #3a3730));
    --edge: var(--vitrine-edge, light-dark(#8c857a, #857e72));
    --positive: var(--vitrine-positive, light-dark(#1d6b46, #7fd0a6));
    --caution: var(--vitrine-caution, light-dark(#855400, #f0bd62));
    --danger: var(--vitrine-danger, light-dark(#b3261e, #ff9d92));
    --focus: var(--vitrine-focus, light-dark(#1b57c7, #9cc0ff));
    --radius-s: var(--vitrine-radius-s, 6px);
    --radius-m: var(--vitrine-radius-m, 12px);
    --radius-l: var(--vitrine-radius-l, 20px);
    --shadow-1: var(--vitrine-shadow-1, 0 1px 2px rgb(20 16 10 / 8%), 0 4px 12px rgb(20 16 10 / 8%));
    --shadow-2: var(--vitrine-shadow-2, 0 8px 40px rgb(20 16 10 / 22%));
    --font: var(
      --vitrine-font,
      system-ui,
      'Noto Sans',
      'Noto Sans Bengali',
      'Noto Sans Arabic',
      'Lohit Bengali',
      sans-serif
    );
    /* What user-text-size.ts has found. */
    --text-scale: 1;
    --text-xs: var(--vitrine-text-xs, calc(12px * var(--text-scale)));
    --text-s: var(--vitrine-text-s, calc(14px * var(--text-scale)));
    --text-m: var(--vitrine-text-m, calc(16px * var(--text-scale)));
    --text-l: var(--vitrine-text-l, calc(20px * var(--text-scale)));
    --text-xl: var(--vitrine-text-xl, calc(28px * var(--text-scale)));
    --selected: var(--vitrine-selected, var(--ink));
    --button-radius: var(--vitrine-button-radius, var(--radius-m));
    --choice-radius: var(--vitrine-choice-radius, var(--radius-s));
    --control: var(--vitrine-control-height, 44px);
    --heading-font: var(--vitrine-heading-font, var(--font));
    --heading-weight: var(--vitrine-heading-weight, 600);
    --heading-case: var(--vitrine-heading-case, none);
    --heading-spacing: var(--vitrine-heading-spacing, -0.01em);
    --quick: var(--vitrine-quick, 150ms);
    --calm: var(--vitrine-calm, 280ms);
    --ease: cubic-bezier(0.2, 0.7, 0.2, 1);
  }

  @media (prefers-contrast: more) {
    .root {
      --ink-soft: var(--vitrine-ink-soft, light-dark(#45413b, #d5cfc4));
      --line: var(--vitrine-line, light-dark(#8c857a, #857e72));
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .root {
      --quick: 1ms;
      --calm: 1ms;
    }
  }
`;
