// The gift-card designs are data that merchants copy and extend: each must be complete, small, safe to show as an
// image, and still for people who asked for less motion.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../packages/elements/gift-designs/', import.meta.url);
const bytes = (name) => readFileSync(new URL(name, folder));
const { version, designs } = JSON.parse(bytes('library.json').toString('utf8'));

const LANGUAGES = ['ar', 'bn', 'en', 'id', 'vi'];
const OCCASIONS = ['birthday', 'wedding', 'thanks', 'baby', 'eid', 'tet', 'new-year', 'congratulations'];
const MOTION = /<animate|<set[\s>]|@keyframes|animation|transition/i;
const MAX_BYTES = 12_000;

/** Relative luminance of `#rrggbb`, as WCAG defines it. */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('the library has a version and at least ten designs with ids of their own', () => {
  assert.equal(version, 1);
  assert.ok(designs.length >= 10, `${designs.length} designs`);
  assert.equal(new Set(designs.map(({ id }) => id)).size, designs.length);
});

test('every occasion that a shop asks for first has a design', () => {
  const served = new Set(designs.map(({ occasion }) => occasion));
  assert.deepEqual(
    OCCASIONS.filter((occasion) => !served.has(occasion)),
    [],
  );
});

test('no drawing in the folder is missing from the library', () => {
  const listed = designs.flatMap(({ image, still }) => [image, still]).sort();
  const drawn = readdirSync(fileURLToPath(folder))
    .filter((name) => name.endsWith('.svg'))
    .sort();
  assert.deepEqual(drawn, listed);
});

for (const design of designs) {
  describe(design.id, () => {
    test('is described completely', () => {
      assert.match(design.id, /^[a-z]+(-[a-z]+)*$/);
      assert.match(design.occasion, /^[a-z]+(-[a-z]+)*$/);
      assert.deepEqual(Object.keys(design.title).sort(), LANGUAGES);
      for (const language of LANGUAGES) assert.ok(design.title[language].trim().length > 0, language);
      assert.deepEqual([design.width, design.height], [640, 400]);
    });

    test('has a text area inside the card that is the same when mirrored', () => {
      const { x, y, w, h } = design.textArea;
      for (const [name, value] of Object.entries({ x, y, w, h })) assert.ok(value > 0 && value < 1, `${name} ${value}`);
      assert.ok(x + w <= 1 && y + h <= 1);
      assert.ok(Math.abs(2 * x + w - 1) < 1e-9, 'words start at the other edge in Arabic, so the area is centred');
    });

    test('can be read while the drawing loads', () => {
      assert.match(design.ink, /^#[0-9a-f]{6}$/);
      assert.match(design.paper, /^#[0-9a-f]{6}$/);
      assert.ok(contrast(design.ink, design.paper) >= 4.5, contrast(design.ink, design.paper).toFixed(2));
    });

    for (const name of [design.image, design.still]) {
      test(`${name} is a small, closed drawing`, () => {
        assert.ok(existsSync(new URL(name, folder)));
        const size = bytes(name).byteLength;
        assert.ok(size < MAX_BYTES, `${size} bytes`);
        const svg = bytes(name).toString('utf8');
        assert.match(
          svg,
          /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 640 400" width="640" height="400">/,
        );
        assert.doesNotMatch(svg, /<script|<text|<foreignObject|<image|<!DOCTYPE|<!ENTITY|@import|@font-face/i);
        assert.doesNotMatch(svg.replace('xmlns="http://www.w3.org/2000/svg"', ''), /https?:|data:|javascript:/i);
        assert.doesNotMatch(svg, /\son[a-z]+\s*=/i);
        const references = [...svg.matchAll(/(?:href="|url\()([^")]*)/g)].map(([, target]) => target);
        const ids = new Set([...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => `#${id}`));
        assert.deepEqual(
          references.filter((target) => !ids.has(target)),
          [],
          'every reference points inside the drawing',
        );
      });
    }

    test('moves, and its still does not', () => {
      assert.match(bytes(design.image).toString('utf8'), MOTION);
      assert.doesNotMatch(bytes(design.still).toString('utf8'), MOTION);
    });

    test('moves slower than three times a second, and stops when less motion is asked for', () => {
      const svg = bytes(design.image).toString('utf8');
      const seconds = [...svg.matchAll(/animation:[a-z0-9]+ ([\d.]+)s/g)].map(([, value]) => Number(value));
      assert.ok(seconds.length > 0);
      for (const value of seconds) assert.ok(value >= 1, `${value} s`);
      assert.match(svg, /@media\(prefers-reduced-motion:reduce\)\{\*\{animation:none!important\}\}/);
    });
  });
}
