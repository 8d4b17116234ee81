import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Transport } from './mail.js';

const connectWithinMs = 15_000;
const answerWithinMs = 60_000;

/** A server of SMTP, as `smtps://user:password@mail.example:465`. */
export function smtpTransport(url: string): Transport {
  const transporter = createTransport({
    url,
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    socketTimeout: answerWithinMs,
    // Nothing that a letter says is ever read from a disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const waiting = new Map<string, () => Promise<void>>();
  transporter.use('stream', (mail, done) => {
    const id = String(mail.data.messageId);
    const { message } = mail;
    if (message) {
      const read = message.createReadStream.bind(message);
      // Read only when the server has answered that it takes a letter. The line that ends it is sent when this has ended.
      message.createReadStream = () =>
        Readable.from(
          (async function* () {
            yield* read();
            await waiting.get(id)?.();
          })(),
        );
    }
    done();
  });
  return {
    async send({ id, from, to, subject, text, html }, handOver) {
      const messageId = `<${id}@${from.address.split('@')[1]}>`;
      waiting.set(messageId, handOver);
      try {
        await transporter.sendMail({
          messageId,
          from,
          to,
          subject,
          text,
          html,
          // Nobody's automatic answer comes back.
          headers: { 'auto-submitted': 'auto-generated' },
        });
      } finally {
        waiting.delete(messageId);
      }
    },
    close: async () => transporter.close(),
  };
}
