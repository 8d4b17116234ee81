import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from '@medusajs/framework/types';
import { AbstractNotificationProviderService } from '@medusajs/framework/utils';

/**
 * Writes messages into a folder and prints none of them: nothing leaves this machine. A shop has its mail service in
 * this place.
 */
export class DevMailbox extends AbstractNotificationProviderService {
  static override identifier = 'dev-mailbox';
  private readonly folder: string;

  constructor(_container: object, { folder }: { folder: string }) {
    super();
    this.folder = folder;
  }

  override async send({ to, content }: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const id = randomUUID();
    mkdirSync(this.folder, { recursive: true });
    const file = join(this.folder, `${id}.json`);
    // whoever looks finds it whole, or not at all
    writeFileSync(
      `${file}.part`,
      JSON.stringify({ recipient: to, subject: content?.subject ?? '', body: content?.text ?? '' }),
      { mode: 0o600 },
    );
    renameSync(`${file}.part`, file);
    return { id };
  }
}
