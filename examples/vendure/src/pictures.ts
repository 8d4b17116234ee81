import type { AssetStorageStrategy } from '@vendure/core';
import express from 'express';
import { createReadStream, existsSync, promises } from 'node:fs';
import { resolve } from 'node:path';
import type { Stream } from 'node:stream';

const repository = resolve(__dirname, '../../..');

/** Folders of this repository that hold the shop's pictures, by the address they are served at. */
const FOLDERS: Readonly<Record<string, string>> = {
  media: resolve(repository, 'examples/demo/media'),
  'gift-designs': resolve(repository, 'packages/elements/gift-designs'),
};

export function pictureFile(identifier: string): string {
  const [folder = '', ...rest] = identifier.split('/');
  const root = FOLDERS[folder];
  const file = resolve(root ?? '', ...rest);
  if (root === undefined || !file.startsWith(`${root}/`)) throw new Error(`no picture of this shop: ${identifier}`);
  return file;
}

export const pictureRoutes = Object.entries(FOLDERS).map(([route, folder]) => ({
  route,
  handler: express.static(folder, { index: false }),
}));

/** The pictures lie in the repository and are served as they are: nothing is uploaded, resized or deleted here. */
export class RepositoryPictures implements AssetStorageStrategy {
  async writeFileFromBuffer(): Promise<string> {
    throw new Error(
      'The pictures of the sample shop come from its repository. A shop of your own has the AssetServerPlugin.',
    );
  }

  async writeFileFromStream(): Promise<string> {
    return this.writeFileFromBuffer();
  }

  readFileToBuffer(identifier: string): Promise<Buffer> {
    return promises.readFile(pictureFile(identifier));
  }

  async readFileToStream(identifier: string): Promise<Stream> {
    return createReadStream(pictureFile(identifier));
  }

  async deleteFile(): Promise<void> {}

  async fileExists(identifier: string): Promise<boolean> {
    return existsSync(pictureFile(identifier));
  }

  toAbsoluteUrl(
    request: { protocol: string; get(name: string): string | undefined } | undefined,
    identifier: string,
  ): string {
    return request ? `${request.protocol}://${request.get('host')}/${identifier}` : identifier;
  }
}
