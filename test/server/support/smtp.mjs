// A mail server for tests: it keeps what it has accepted, and fails where it is asked to.
import { createServer } from 'node:net';

/** The text of a part of a mail, as it was before it was encoded. */
function decoded(part) {
  const [head, ...rest] = part.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const [, encoding = '7bit'] = /^content-transfer-encoding: *(\S+)/im.exec(head) ?? [];
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(encoding)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function mailOf(source, to) {
  const [, boundary] = /boundary="([^"]+)"/.exec(source) ?? [];
  const parts = boundary ? source.split(`--${boundary}`) : [source];
  const part = (type) =>
    decoded((parts.find((one) => one.includes(`Content-Type: ${type}`)) ?? '').replace(/^\r\n/, ''));
  return {
    to,
    source,
    id: /^message-id: *<([^>]+)>/im.exec(source)?.[1],
    text: part('text/plain').replaceAll('\r\n', '\n'),
    html: part('text/html').replaceAll('\r\n', '\n'),
  };
}

/**
 * `script(stage, to)` is asked at `rcpt`, `data` (before the letter) and `end` (when all of it is there), and answers a
 * line to send, `cut` (the connection ends), `lost` (it is accepted, and the connection ends), or nothing: it is fine.
 */
export async function mailServer() {
  const sockets = new Set();
  const waiting = new Set();
  const server = {
    mails: [],
    script: async () => undefined,
    /** The first mail for an address that is not in `mails` yet, or is. */
    mailFor: (to) =>
      new Promise((done) => {
        const look = () => {
          const mail = server.mails.find((one) => one.to === to);
          if (mail) (waiting.delete(look), done(mail));
        };
        waiting.add(look);
        look();
      }),
    close: () => (sockets.forEach((socket) => socket.destroy()), new Promise((done) => listener.close(done))),
  };
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    const say = (line) => void socket.write(`${line}\r\n`);
    let [buffer, to, isData] = ['', '', false];
    const step = async (stage, fine) => {
      const answer = await server.script(stage, to);
      if (answer === 'cut' || answer === 'lost') socket.destroy();
      if (answer !== 'cut' && (!answer || answer === 'lost')) fine();
      else if (answer !== 'cut') say(answer);
    };
    const command = async (line) => {
      if (/^(?:EHLO|HELO)/i.test(line)) return say('250 mail.test');
      if (/^MAIL FROM/i.test(line)) return say('250 ok');
      if (/^RCPT TO/i.test(line)) {
        [, to] = /<([^>]*)>/.exec(line);
        return step('rcpt', () => say('250 ok'));
      }
      if (/^DATA/i.test(line)) return step('data', () => ((isData = true), say('354 go on')));
      if (/^QUIT/i.test(line)) return (say('221 bye'), socket.end());
      return say('250 ok');
    };
    let work = Promise.resolve();
    const read = async () => {
      for (;;) {
        const ending = isData ? '\r\n.\r\n' : '\r\n';
        const end = buffer.indexOf(ending);
        if (end < 0) return;
        const text = buffer.slice(0, end);
        buffer = buffer.slice(end + ending.length);
        if (!isData) await command(text);
        else {
          isData = false;
          await step('end', () => {
            server.mails.push(mailOf(text, to));
            say('250 accepted');
            waiting.forEach((look) => look());
          });
        }
      }
    };
    socket.setEncoding('utf8').on('data', (chunk) => {
      buffer += chunk;
      work = work.then(read);
    });
    say('220 mail.test');
  });
  await new Promise((done) => listener.listen(0, '127.0.0.1', done));
  server.url = `smtp://127.0.0.1:${listener.address().port}`;
  return server;
}
