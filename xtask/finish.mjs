// Turns trunk's release output into `dist/`: content hashes in names, references rewritten, a strict
// CSP in the page, and compressed neighbours. Called by `cargo xtask dist` as `node finish.mjs FOLDER`.
//
// Prints one line a file: its logical name, its name, and its size raw, gzip and brotli, tab-separated.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const LOADER = 'audience-insight.js';
const GLUE = 'widget.js';
const WASM = 'widget_bg.wasm';
const PAGE = 'index.html';
const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name), 'utf8');
const write = (name, text) => writeFileSync(join(folder, name), text);

/** Every file of the folder, as paths relative to it, sorted. */
function files(sub = '') {
  return readdirSync(join(folder, sub)).sort().flatMap((name) => {
    const path = sub ? `${sub}/${name}` : name;
    return statSync(join(folder, path)).isDirectory() ? files(path) : [path];
  });
}

/** Replaces what must be there: a reference that is missing means that the source has changed. */
function replace(text, from, to, where) {
  if (!text.includes(from)) throw new Error(`${where} does not hold ${from}`);
  return text.replaceAll(from, to);
}

/** logical name -> { name, integrity } of every file that got its hash. */
const hashed = new Map();

/** Gives a file its content hash: `data/recovery.bin` becomes `data/recovery-0123456789.bin`. */
function rename(path) {
  const digest = createHash('sha256').update(readFileSync(join(folder, path))).digest();
  const name = path.replace(/(\.[a-z]+)$/, `-${digest.toString('hex').slice(0, 10)}$1`);
  renameSync(join(folder, path), join(folder, name));
  // sha256, since integrity does not compress and the loader carries one a file.
  const integrity = `sha256-${digest.toString('base64')}`;
  hashed.set(path, { name, integrity });
  return name;
}

// trunk copies the data step's folder whole; its words have a folder of their own beside it.
rmSync(join(folder, 'data/text'), { recursive: true, force: true });

// Inner files first: a name is part of the content of the file that refers to it.
const wasmName = rename(WASM);
write(GLUE, replace(read(GLUE), WASM, wasmName, GLUE));
const glueName = rename(GLUE);
for (const path of files()) {
  if (/^(widget|page)\.css$|^data\/.*\.bin$|^text\/.*\.txt$/.test(path)) rename(path);
}

// The loader keeps its name and loses its comments (a third of it). It learns every name and
// integrity; the import stays a literal.
const table = Object.fromEntries([...hashed].filter(([path]) => path !== GLUE && path !== 'page.css')
  .map(([path, { name, integrity }]) => [path, [name, integrity]]));
const comments = /^ *(\/\*\*[^]*?\*\/|\/\/.*)\n/gm;
let loader = replace(read(LOADER).replace(comments, ''), 'const FILES = {};', `const FILES = ${JSON.stringify(table)};`, LOADER);
loader = replace(loader, `'./${GLUE}'`, `'./${glueName}'`, LOADER);
write(LOADER, `// audience-insight, MIT OR Apache-2.0\n${loader.replace(/^\s+/gm, '')}`);

// The page: trunk's own links go, the policy comes (trunk serve's reload script would break it), and
// what every view needs is named up front, which saves a round trip.
let page = replace(read(PAGE), '"page.css"', `"${hashed.get('page.css').name}"`, PAGE);
page = page.replace(/<link data-trunk[^>]*>/g, '').replace(/\n{2,}/g, '\n');
page = replace(page, '<meta charset="utf-8">', `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${CSP}">`, PAGE);
const preload = (name) => `<link rel="preload" as="fetch" crossorigin href="${name}">`;
page = replace(page, '</head>', [
  `<link rel="modulepreload" href="${glueName}">`,
  preload(wasmName),
  preload(hashed.get('widget.css').name),
  '</head>',
].join('\n'), PAGE);
write(PAGE, page);

/** Writes the `.gz` and `.br` neighbours of a file and reports its sizes. */
async function compress(name) {
  const bytes = readFileSync(join(folder, name));
  const [gz, br] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  ]);
  write(`${name}.gz`, gz);
  write(`${name}.br`, br);
  return [bytes.length, gz.length, br.length];
}

const logicalName = new Map([...hashed].map(([path, { name }]) => [name, path]));
const compressible = files().filter((name) => /\.(html|js|css|txt|json|csv|svg|md|wasm|bin)$/.test(name));
const sizes = await Promise.all(compressible.map(compress));
compressible.forEach((name, index) => {
  console.log([logicalName.get(name) ?? name, name, ...sizes[index]].join('\t'));
});
