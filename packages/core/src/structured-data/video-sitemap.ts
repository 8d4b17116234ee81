import { safeUrl } from '../url/safe-url.js';
import { escapeMarkup } from './escape-markup.js';
import { fileOf, type WatchPage } from './structured-data.js';

type Listed = Pick<WatchPage, 'url' | 'video' | 'publishedAt'>;

/**
 * A sitemap of watch pages with the tags for videos
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/video-sitemaps). A page whose video has no
 * poster or no file of its own is listed without them: search engines want both.
 */
export function videoSitemap(pages: readonly Listed[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">',
    ...pages.map(entry),
    '</urlset>',
    '',
  ].join('\n');
}

function entry({ url, video, publishedAt = video.publishedAt }: Listed): string {
  const poster = safeUrl(video.poster, url);
  const address = safeUrl(fileOf(video), url);
  const seconds = video.duration === undefined ? undefined : Math.max(1, Math.round(video.duration));
  const tags =
    poster === null || address === null
      ? []
      : [
          tag('video:thumbnail_loc', poster),
          tag('video:title', video.title),
          tag('video:description', (video.description ?? video.title).slice(0, 2048)),
          tag('video:content_loc', address),
          tag('video:duration', seconds),
          tag('video:publication_date', publishedAt),
          ...(video.hashtags ?? []).slice(0, 32).map((hashtag) => tag('video:tag', hashtag)),
        ];
  const about = tags.length > 0 ? `<video:video>${tags.join('')}</video:video>` : '';
  return `<url>${tag('loc', url)}${about}</url>`;
}

const tag = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : `<${name}>${escapeMarkup(String(value))}</${name}>`;
