/**
 * Leaves out of hls.js what has no reader in the script tag's build: a tenth of it is log lines, and `debug` is never
 * on here. The loaders, the watch over dropped frames and the ID3 track are replaced or switched off by our settings
 * (`packages/media/src/hls/hls-engine.ts`), but hls.js names them as defaults, so the bundler keeps them. Nothing else
 * changes. An application that uses the packages from npm has hls.js as it is published.
 */
import { parseAst } from 'rollup/parseAst';

const logMethods = new Set(['trace', 'debug', 'log', 'info', 'warn', 'error']);
const loggers = /^(?:this|logger|newLogger|(?:this\.)?(?:hls\.)?logger)$/;

const actTypes = new Set(['AssignmentExpression', 'UpdateExpression', 'AwaitExpression', 'YieldExpression']);

/** What is replaced, as hls.js writes it; each must be there once, else the build fails. */
const unused = [
  // We import the class alone.
  [/^export \{ AbrController,[^}]* Hls as default,[^}]*\};/gm, 'export { Hls as default };'],
  ['loader: XhrLoader,', 'loader: undefined,'],
  ['fpsController: FPSController,', 'fpsController: undefined,'],
  ['id3TrackController: ID3TrackController,', 'id3TrackController: undefined,'],
  ['currentLoader !== FetchLoader && currentLoader !== XhrLoader', 'true'],
  ['config.loader = FetchLoader;', ''],
  ['this.useWorker && typeof Worker', 'false && typeof Worker'],
  // What would print the log lines.
  [
    "enableLogs(userConfig.debug || false, 'Hls instance', userConfig.loggerId || userConfig.assetPlayerId)",
    'createLogger()',
  ],
];

const children = (node) =>
  Object.values(node)
    .flat()
    .filter((value) => typeof value?.type === 'string');

/** Babel's own variables (`_data$frag = data.frag`) serve the expression that they stand in and no other. */
const isOwnOfBabel = ({ left }) => left?.type === 'Identifier' && left.name.startsWith('_');

/** Whether an argument does more than describe: then its log line stays. */
const isAct = (node) => (actTypes.has(node.type) && !isOwnOfBabel(node)) || children(node).some(isAct);

/** Whether the statement only writes to the log. */
function isLogLine(node, code) {
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'CallExpression') return false;
  const { callee, arguments: values } = node.expression;
  return (
    callee.type === 'MemberExpression' &&
    logMethods.has(callee.property.name) &&
    loggers.test(code.slice(callee.object.start, callee.object.end)) &&
    !values.some(isAct)
  );
}

/** The code without its log lines; every other line keeps its number, so that source maps stay right. */
export function withoutLogLines(code) {
  const lines = [];
  const visit = (node) => {
    if (isLogLine(node, code)) lines.push(node);
    else for (const child of children(node)) visit(child);
  };
  visit(parseAst(code));
  let end = 0;
  const kept = [];
  for (const line of lines.sort((a, b) => a.start - b.start)) {
    // The line may be all that an `if` without braces does.
    kept.push(code.slice(end, line.start), ';', code.slice(line.start, line.end).replace(/[^\n]/g, ''));
    end = line.end;
  }
  return kept.join('') + code.slice(end);
}

export const leanHls = {
  name: 'lean-hls',
  transform(code, id) {
    if (!/node_modules[\\/]hls\.js[\\/]dist[\\/]hls[.\w]*\.mjs$/.test(id)) return null;
    let lean = code;
    for (const [written, instead] of unused) {
      if (lean.split(written).length !== 2)
        this.error(`hls.js does not have "${written}" once: see scripts/lean-hls.mjs`);
      lean = lean.replace(written, () => instead);
    }
    // Names of events and faults in parts that this build of hls.js does not have.
    lean = lean.replace(
      /^ *(?:ErrorDetails|Events)\["((?:KEY_SYSTEM|INTERSTITIAL|ASSET_LIST|PLAYOUT)\w+)"\] = "\w+";$/gm,
      (line, name) => (lean.split(name).length > 2 ? line : ''),
    );
    return { code: withoutLogLines(lean), map: null };
  },
};
