// The backend of the guide to adapters: a shop of books behind HTTP, small enough to be read, strict enough to be wrong
// against. `node test/support/bookshop.mjs 4610` starts it on that port.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const BOOKS = [
  { id: 'atlas', title: 'An atlas of rivers', price: '48.00', left: 1000 },
  { id: 'letters', title: 'Letters from the pottery', price: '19.50', left: 1000 },
  { id: 'field-guide', title: 'A field guide to moss', price: '22.90', left: 3 },
  { id: 'first-print', title: 'First print', price: '310.00', left: 0 },
];

const cents = (decimal) => Math.round(Number(decimal) * 100);
const decimal = (amount) => (amount / 100).toFixed(2);
const reject = (status, error, more = {}) => ({ status, body: { error, ...more } });

/** Starts the shop; on a free port where none is named. */
export async function startBookshop(port = 0) {
  const carts = new Map();
  const view = ({ id, lines }) => {
    const shown = lines.map((line) => {
      const book = BOOKS.find((entry) => entry.id === line.book);
      return { ...line, title: book.title, price: book.price, total: decimal(cents(book.price) * line.quantity) };
    });
    return {
      id,
      lines: shown,
      total: decimal(shown.reduce((sum, { total }) => sum + cents(total), 0)),
      payAt: `${url}/pay/${id}`,
    };
  };

  /** All or none: works on a copy that replaces the cart when everything went well. */
  const change = (cart, steps) => {
    const lines = cart.lines.map((line) => ({ ...line }));
    for (const { line: lineId, book: bookId, quantity, notes = {} } of steps) {
      const spelled = (entry) => JSON.stringify(Object.entries(entry).sort());
      const known = lines.find((entry) =>
        lineId === undefined ? entry.book === bookId && spelled(entry.notes) === spelled(notes) : entry.id === lineId,
      );
      if (lineId !== undefined && !known) return reject(404, 'NO_LINE');
      const book = BOOKS.find((entry) => entry.id === (known?.book ?? bookId));
      if (!book) return reject(422, 'NO_BOOK');
      const line = known ?? { id: randomUUID(), book: book.id, quantity: 0, notes };
      line.quantity = lineId === undefined ? line.quantity + quantity : quantity;
      if (line.quantity > book.left) return reject(409, 'NOT_ENOUGH', { left: book.left });
      if (!known) lines.push(line);
    }
    cart.lines = lines.filter(({ quantity }) => quantity > 0);
    carts.set(cart.id, cart);
    return { status: 200, body: view(cart) };
  };

  const answer = (method, { pathname, searchParams }, body) => {
    if (method === 'GET' && pathname === '/books')
      return { status: 200, body: BOOKS.filter(({ id }) => searchParams.get('ids')?.split(',').includes(id)) };
    const [, id, rest] = /^\/carts\/([0-9a-f-]{36})(\/lines)?$/.exec(pathname) ?? [];
    const cart = carts.get(id) ?? (id && rest && method === 'POST' ? { id, lines: [] } : undefined);
    if (!cart) return reject(404, 'NO_CART');
    if (method === 'GET') return { status: 200, body: view(cart) };
    if (method === 'DELETE' && !rest) return { status: 200, body: { forgotten: carts.delete(id) } };
    return rest && (method === 'POST' || method === 'PATCH') ? change(cart, body) : reject(405, 'NO_SUCH_CALL');
  };

  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { status, body } = answer(request.method, new URL(request.url, url), text === '' ? null : JSON.parse(text));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise((listening, failed) => server.on('error', failed).listen(port, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    url,
    stop: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(`The bookshop is open at ${(await startBookshop(Number(process.argv[2] ?? 4610))).url}`);
