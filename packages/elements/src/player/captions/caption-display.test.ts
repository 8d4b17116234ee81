import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import { clip, has, inside, playing } from '@vitrine/testing/player-fixture';
import { savePreferences } from '../playback/player-preferences.js';
import type { VitrinePlayer } from '../player.js';
import { captionChoices, choiceFor } from './caption-choice.js';

describe('caption tracks of <vitrine-player>', () => {
  const real = globalThis.fetch;
  /** Answers the addresses of caption files, which have to be http. */
  beforeEach(() => {
    savePreferences({ captions: null });
    globalThis.fetch = async (input, init) => {
      const text = /\/tracks\/(.*)$/.exec(String(input))?.[1];
      return text === undefined ? real(input, init) : new Response(decodeURIComponent(text));
    };
  });
  afterEach(() => {
    globalThis.fetch = real;
  });
  const address = (words: string, settings = ''): string =>
    `/tracks/${encodeURIComponent(`WEBVTT\n\n00:00.000 --> 01:00.000 ${settings}\n${words}\n`)}`;
  const words = (player: VitrinePlayer): string => inside(player)('.caption-area').textContent ?? '';
  async function select(player: VitrinePlayer, label: string): Promise<void> {
    if (!has(player, '.panel')) inside(player)('[data-opens=settings]').click();
    const option = (): HTMLOptionElement | undefined =>
      [...player.renderRoot.querySelectorAll('option')].find(({ text }) => text === label);
    await waitUntil(() => option() !== undefined, `${label} is offered`, { timeout: 8000 });
    const list = option()?.closest('select') as HTMLSelectElement;
    list.value = option()?.value ?? '';
    list.dispatchEvent(new Event('change'));
  }

  it('are each shown when chosen: two of one language, and one without a language', async () => {
    const player = await playing(
      await fixture<VitrinePlayer>(html`
        <vitrine-player src=${clip}>
          <track srclang="en" label="English" src=${address('plain')} />
          <track srclang="en" label="English (SDH)" src=${address('[music]')} />
          <track label="Notes" src=${address('a note')} />
        </vitrine-player>
      `),
    );
    await waitUntil(() => words(player) === 'plain', 'the first of the language of the page');
    await select(player, 'English (SDH)');
    await waitUntil(() => words(player) === '[music]', 'the second of the language');
    await select(player, 'Notes');
    await waitUntil(() => words(player) === 'a note', 'the one without a language');
    await select(player, 'Off');
    await waitUntil(() => words(player) === '', 'none');
    await select(player, 'English');
    await waitUntil(() => words(player) === 'plain', 'the first again');
  });

  it('with default are shown without a choice, also with sound', async () => {
    const player = await fixture<VitrinePlayer>(html`
      <vitrine-player src=${clip}>
        <track srclang="en" label="English" src=${address('plain')} />
        <track srclang="de" label="Deutsch" src=${address('Hallo')} default />
      </vitrine-player>
    `);
    await playing(player);
    player.muted = false;
    await waitUntil(() => words(player) === 'Hallo', 'the default track');
  });

  it('are where their file says', async () => {
    const player = await playing(
      await fixture<VitrinePlayer>(html`
        <vitrine-player src=${clip} style="inline-size: 600px">
          <track srclang="en" src=${address('high and left', 'line:10% position:5% align:start')} />
        </vitrine-player>
      `),
    );
    await waitUntil(() => words(player) === 'high and left', 'the caption');
    const caption = inside(player)('.captions-placed span').getBoundingClientRect();
    const picture = inside(player)('.screen').getBoundingClientRect();
    expect((caption.top - picture.top) / picture.height).to.be.within(0.08, 0.2);
    expect((caption.left - picture.left) / picture.width).to.be.within(0.03, 0.12);
  });
});

describe('captionChoices', () => {
  it('has a key and a name for each, whatever the author wrote', () => {
    const choices = captionChoices(
      [
        { lang: '', label: '' },
        { lang: '', label: '' },
        { lang: 'en', label: '' },
        { lang: 'en', label: '' },
        { lang: 'off', label: 'Off' },
      ],
      'Captions',
    );
    expect(new Set(choices.map(({ key }) => key)).size).to.equal(5);
    expect(choices.every(({ key }) => key !== '' && key !== 'off')).to.equal(true);
    expect(choices.map(({ label }) => label)).to.deep.equal(['Captions 1', 'Captions 2', 'en', 'en', 'Off']);
  });

  it('knows a language however it is spelt', () => {
    const tracks = ['pt_PT', 'PT-br', 'zh_hant_tw', 'x-private', 'i-klingon', 'english'];
    const choices = captionChoices(
      tracks.map((lang) => ({ lang, label: lang })),
      'Captions',
    );
    expect(choices.map(({ lang }) => lang)).to.deep.equal(['pt-PT', 'pt-BR', 'zh-Hant-TW', '', '', '']);
    const found = (wanted: string): string | undefined => choiceFor(choices, wanted)?.label;
    expect(['pt-BR', 'pt_br', 'pt', 'zh-Hant-TW', 'zh_TW', 'tlh'].map(found)).to.deep.equal([
      ...['PT-br', 'PT-br', 'pt_PT', 'zh_hant_tw', 'zh_hant_tw', undefined],
    ]);
  });

  it('finds the track of a preference, or else one of its language', () => {
    const choices = captionChoices(
      [
        { lang: 'pt-BR', label: 'Português' },
        { lang: 'en', label: 'English' },
        { lang: 'en', label: 'SDH' },
      ],
      'Captions',
    );
    const found = (wanted: string): string | undefined => choiceFor(choices, wanted)?.label;
    expect(['en', 'en/SDH', 'en/Other', 'en-GB', 'pt', 'pt_PT', 'ar', '', '/Notes'].map(found)).to.deep.equal([
      ...['English', 'SDH', 'English', 'English', 'Português', 'Português'],
      ...[undefined, undefined, undefined],
    ]);
  });
});
