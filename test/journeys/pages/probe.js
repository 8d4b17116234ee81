// What a page under test sees of itself. A classic script, fetched before any other: nothing escapes it. It keeps to
// the strict policy, and tells the backend that its own tag names (`data-reports`, `data-id`).
(() => {
  const tag = document.currentScript;
  const id = new URLSearchParams(location.search).get('id') ?? tag.dataset.id;
  const violations = [];
  const errors = [];

  addEventListener('securitypolicyviolation', (event) => {
    violations.push(
      `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber} ${event.sample}`,
    );
  });
  addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) errors.push(`${event.message} ${event.error?.stack ?? ''}`);
  });
  addEventListener('unhandledrejection', (event) => errors.push(`unhandled: ${event.reason?.stack ?? event.reason}`));

  /** Waits until `look` gives something, and says what it waited for when nothing comes. */
  const until = async (what, look, withinMs = 30_000) => {
    for (let tries = 0, end = Date.now() + withinMs; ; tries += 1) {
      const found = await look();
      if (found) return found;
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
      await new Promise((next) => setTimeout(next, tries < 50 ? 4 : 50));
    }
  };

  const tell = (report) =>
    fetch(`${tag.dataset.reports}/${id}`, {
      method: 'POST',
      mode: 'no-cors',
      body: JSON.stringify({ ...report, violations, errors }),
    });

  /** Runs a journey to its end and tells what it did, or where it stopped. */
  const run = async (journey) => {
    const steps = [];
    try {
      const result = await journey((step) => steps.push(step));
      await tell({ steps, result });
    } catch (error) {
      await tell({ steps, stopped: `${error}\n${error?.stack}` });
    }
  };

  globalThis.probe = { violations, errors, until, run, id };
})();
