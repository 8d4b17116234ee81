// The terms that the gift-card form asks consent to, in the shopper's language.
import { node, own } from '/page.js';

document.title = `${own.terms} · Kiln & Clove`;
document
  .querySelector('#terms')
  .append(
    node('h1', {}, own.terms),
    ...own.termsText.map((text) => node('p', {}, text)),
    node('a', { href: '/' }, own.back),
  );
