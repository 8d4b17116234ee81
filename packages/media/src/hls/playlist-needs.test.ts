import { expect } from '@open-wc/testing';
import { needsFullBuild, needsFullBuildAfterAll } from './playlist-needs.js';

const variant = (attributes: string): string => `#EXT-X-STREAM-INF:BANDWIDTH=90000${attributes}\nlo.m3u8`;
const playlist = (...lines: string[]): string => ['#EXTM3U', '#EXT-X-VERSION:7', ...lines].join('\n');
const plain = variant(',CODECS="avc1.42c01e,mp4a.40.2"');
const silentVariant = variant(',CODECS="avc1.42c01e,mp4a.40.2",AUDIO="a",CLOSED-CAPTIONS=NONE');
const segment = '#EXTINF:4,\nseg.m4s';

describe('needsFullBuild', () => {
  const full: Readonly<Record<string, string>> = {
    'sound in a rendition': playlist('#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",URI="a.m3u8"', silentVariant),
    'sound in a rendition, attributes in another order': playlist(
      '#EXT-X-MEDIA:URI="a.m3u8",GROUP-ID="a",NAME="English",TYPE=AUDIO',
      silentVariant,
    ),
    'one of several languages in a rendition': playlist(
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",DEFAULT=YES',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Bangla",URI="bn.m3u8"',
      silentVariant,
    ),
    'a rendition behind carriage returns': playlist(
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",URI="a.m3u8"',
      silentVariant,
    ).replaceAll('\n', '\r\n'),
    variables: playlist('#EXT-X-DEFINE:NAME="dir",VALUE="two"', plain),
    'variables of the query': playlist('#EXT-X-DEFINE:QUERYPARAM="token"', plain),
    'content steering': playlist('#EXT-X-CONTENT-STEERING:SERVER-URI="/steer"', plain),
    'a key of the session': playlist('#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI="skd://1"', plain),
    'H.265': playlist(variant(',CODECS="hvc1.2.4.L123.B0,mp4a.40.2"')),
    'Dolby Digital': playlist(variant(',CODECS="avc1.42c01e,ac-3"')),
    'Dolby Digital Plus by its number': playlist(variant(',CODECS="avc1.42c01e,mp4a.A6"')),
    'one variant of several in H.265': playlist(plain, variant(',CODECS="hev1.1.6.L93.B0,mp4a.40.2"')),
    'variants whose codecs are not named': playlist(variant('')),
    'a media playlist in MPEG-TS': playlist('#EXTINF:4,\nseg.ts'),
    'a key of a key system in a media playlist': playlist(
      '#EXT-X-MAP:URI="init.mp4"',
      '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://1",KEYFORMAT="com.apple.streamingkeydelivery"',
      segment,
    ),
  };
  for (const [name, text] of Object.entries(full))
    it(`is true for ${name}, with captions of the player`, () => expect(needsFullBuild(text, true)).to.equal(true));

  const light: Readonly<Record<string, string>> = {
    'sound and picture together': playlist(plain),
    'names of sound that is in the variant': playlist(
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",DEFAULT=YES',
      silentVariant,
    ),
    'captions in the stream, which the player does not need': playlist(
      '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="English",URI="en.m3u8"',
      variant(',CODECS="avc1.42c01e,mp4a.40.2,wvtt",SUBTITLES="s"'),
    ),
    'VP9 and Opus': playlist(variant(',CODECS="vp09.00.10.08,opus"')),
    'AV1 and FLAC': playlist(variant(',CODECS="av01.0.04M.08,fLaC"')),
    'a media playlist of fragmented MP4': playlist('#EXT-X-MAP:URI="init.mp4"', segment),
    'plain AES': playlist(
      '#EXT-X-MAP:URI="init.mp4"',
      '#EXT-X-KEY:METHOD=AES-128,URI="key",KEYFORMAT="identity"',
      segment,
    ),
  };
  for (const [name, text] of Object.entries(light))
    it(`is false for ${name}, with captions of the player`, () => expect(needsFullBuild(text, true)).to.equal(false));

  const captions: readonly (readonly [string, string, boolean])[] = [
    ['denies captions', playlist(variant(',CODECS="avc1.42c01e,mp4a.40.2",CLOSED-CAPTIONS=NONE')), false],
    ['does not say whether the video has captions inside', playlist(plain), true],
    ['is a media playlist', playlist('#EXT-X-MAP:URI="init.mp4"', segment), true],
    [
      'names subtitles',
      playlist(
        '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="English",URI="en.m3u8"',
        variant(',CODECS="avc1.42c01e,mp4a.40.2",CLOSED-CAPTIONS=NONE,SUBTITLES="s"'),
      ),
      true,
    ],
    [
      'names captions inside the video',
      playlist(
        '#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID="c",NAME="English",INSTREAM-ID="CC1"',
        variant(',CODECS="avc1.42c01e,mp4a.40.2",CLOSED-CAPTIONS="c"'),
      ),
      true,
    ],
  ];
  for (const [name, text, expected] of captions)
    it(`is ${expected} without captions of the player when the playlist ${name}`, () =>
      expect(needsFullBuild(text, false)).to.equal(expected));

  it('sees variables and keys that stand only in a media playlist', () => {
    expect(needsFullBuildAfterAll(playlist('#EXT-X-DEFINE:NAME="dir",VALUE="two"', segment))).to.equal(true);
    expect(needsFullBuildAfterAll(playlist('#EXT-X-MAP:URI="init.mp4"', segment))).to.equal(false);
  });
});
