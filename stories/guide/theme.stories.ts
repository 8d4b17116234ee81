import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, render, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { copyButton } from '../support/copy-button.js';
import { isColor, tokens, type ManifestItem } from '../support/manifest.js';
import { contrasts, themeCss, valueIn, type Scheme, type Theme } from '../support/theme-css.js';

/** Every token on every element, in light and dark, with contrast figures and the CSS to copy. */
export default { title: 'Guide/Theme' } satisfies Meta;

/** One state of each element: its story is shown in a frame, because sheet and drawer lie over their whole page. */
const previews: readonly (readonly [title: string, story: string])[] = [
  ['Player', 'player-player--chip'],
  ['Player at rest', 'player-player--at-rest-with-a-title'],
  ['Product sheet', 'product-product-sheet--two-axes'],
  ['Cart drawer', 'cart-cart-drawer--filled'],
  ['Toast', 'cart-cart-toast--several'],
  ['Product card', 'product-product-card--tile'],
  ['Gift-card form', 'gift-card-gift-card-form--ready'],
  ['Cart button', 'cart-cart-button--filled'],
];

const hex = /^#[\da-f]{6}$/i;
/** A color field takes six digits only. */
const longHex = (color: string): string =>
  /^#[\da-f]{3}$/i.test(color) ? `#${[...color.slice(1)].map((digit) => digit + digit).join('')}` : color;

/** Writes the theme into the page of a frame. */
function dress(frame: HTMLIFrameElement, css: string): void {
  const page = frame.contentDocument;
  if (!page?.head) return;
  const style = page.querySelector('style[data-theme]') ?? page.createElement('style');
  style.setAttribute('data-theme', '');
  style.textContent = css;
  page.head.append(style);
}

function editor(host: HTMLElement): void {
  let theme: Theme = {};
  let shown: 'light' | 'dark' | 'both' = 'light';

  const set = (name: string, scheme: Scheme, value: string): void => {
    const { [scheme]: _before, ...rest } = theme[name] ?? {};
    theme = { ...theme, [name]: value.trim() === '' ? rest : { ...rest, [scheme]: value.trim() } };
    draw();
    const css = themeCss(theme);
    for (const frame of host.querySelectorAll('iframe')) dress(frame, css);
  };

  const field = (token: ManifestItem, scheme: Scheme): TemplateResult => {
    const value = longHex(valueIn(theme, scheme, token.name));
    const label = isColor(token) ? `${token.name}, ${scheme}` : token.name;
    return html`<input
      type=${isColor(token) && hex.test(value) ? 'color' : 'text'}
      data-token=${token.name}
      data-scheme=${scheme}
      aria-label=${label}
      .value=${value}
      @change=${({ target }: Event) => target instanceof HTMLInputElement && set(token.name, scheme, target.value)}
    />`;
  };

  const row = (token: ManifestItem): TemplateResult =>
    html`<tr>
      <th scope="row"><code>${token.name.replace('--vitrine-', '')}</code><br /><small>${token.description}</small></th>
      ${
        isColor(token)
          ? html`<td>${field(token, 'light')}</td>
              <td>${field(token, 'dark')}</td>`
          : html`<td colspan="2">${field(token, 'light')}</td>`
      }
    </tr>`;

  const figures = (scheme: Scheme): TemplateResult =>
    html`<ul data-contrast=${scheme} aria-label=${`Contrast, ${scheme}`}>
      ${contrasts(theme, scheme).map(
        ({ text, ground, wanted, contrast }) =>
          html`<li ?data-low=${contrast < wanted}>
            ${text} on ${ground}: ${contrast.toFixed(1)}${contrast < wanted ? html` <b>(below ${wanted})</b>` : nothing}
          </li>`,
      )}
    </ul>`;

  const preview = ([title, story]: (typeof previews)[number], scheme: Scheme): TemplateResult =>
    html`<figure>
      <figcaption>${title}, ${scheme}</figcaption>
      <iframe
        title=${`${title}, ${scheme}`}
        data-story=${story}
        data-scheme=${scheme}
        loading="lazy"
        src=${`iframe.html?id=${story}&viewMode=story&globals=scheme:${scheme}`}
        @load=${({ target }: Event) => target instanceof HTMLIFrameElement && dress(target, themeCss(theme))}
      ></iframe>
    </figure>`;

  const schemeChoice = (choice: typeof shown): TemplateResult =>
    html`<label
      ><input
        type="radio"
        name="scheme"
        .checked=${shown === choice}
        @change=${() => {
          shown = choice;
          draw();
        }}
      />
      ${choice}</label
    >`;

  const draw = (): void => {
    const schemes: readonly Scheme[] = shown === 'both' ? ['light', 'dark'] : [shown];
    render(
      html`<div class="theme-fields">
          <h2>Tokens</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">token</th>
                <th scope="col">light</th>
                <th scope="col">dark</th>
              </tr>
            </thead>
            <tbody>
              ${tokens.map(row)}
            </tbody>
          </table>
        </div>
        <div class="theme-results">
          <h2>Contrast</h2>
          <div class="theme-figures">${figures('light')} ${figures('dark')}</div>
          <h2>CSS</h2>
          <pre tabindex="0" data-css>${themeCss(theme) || '/* Nothing is changed yet. */'}</pre>
          <p>${copyButton(() => themeCss(theme), 'Copy CSS')}</p>
          <h2>Elements</h2>
          <p>${(['light', 'dark', 'both'] as const).map(schemeChoice)}</p>
          <div class="theme-previews">${schemes.map((scheme) => previews.map((one) => preview(one, scheme)))}</div>
        </div>`,
      host,
    );
  };
  draw();
}

export const Editor: StoryObj = {
  render: () =>
    html`<main lang="en" dir="ltr" class="guide theme">
      <h1>Theme</h1>
      <p>
        Change a token and see what follows. The CSS has only what differs from the defaults; put it on your page and
        set
        <code>color-scheme</code> there.
      </p>
      <div
        class="theme-editor"
        ${ref((host) => {
          if (host instanceof HTMLElement && !host.hasChildNodes()) editor(host);
        })}
      ></div>
    </main>`,
};
