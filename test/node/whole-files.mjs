// A reporter that writes the names of what has passed, one on each line.
export default async function* wholeFiles(events) {
  for await (const { type, data } of events) if (type === 'test:pass') yield `${data.name}\n`;
}
