import { Asset, AssetTranslation, Channel, LanguageCode, TranslatableSaver, type RequestContext } from '@vendure/core';
import { AssetType } from '@vendure/common/lib/generated-types';
import { statSync } from 'node:fs';
import { pictureFile } from '../pictures';

interface Picture {
  readonly url: string;
  readonly alt?: string;
  readonly width?: number;
  readonly height?: number;
}

/** Each picture once, as an asset of Vendure; answers its id. */
export function pictureKeeper(ctx: RequestContext, saver: TranslatableSaver): (picture: Picture) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  const keep = async ({ url, alt, width, height }: Picture): Promise<string> => {
    const asset = await saver.create({
      ctx,
      input: { translations: [{ languageCode: LanguageCode.en, name: alt ?? url }] } as never,
      entityType: Asset,
      translationType: AssetTranslation,
      beforeSave: (entity) => {
        Object.assign(entity, {
          type: AssetType.IMAGE,
          source: url,
          preview: url,
          width: width ?? 0,
          height: height ?? 0,
          fileSize: statSync(pictureFile(url)).size,
          mimeType: url.endsWith('.svg') ? 'image/svg+xml' : 'image/jpeg',
        });
        entity.channels = [{ id: ctx.channelId } as Channel];
      },
    });
    return String(asset.id);
  };
  return (picture) => {
    const there = known.get(picture.url) ?? keep(picture);
    known.set(picture.url, there);
    return there;
  };
}
