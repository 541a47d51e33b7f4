import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const worthIt = /\.(js|css|html|svg|json|webmanifest|wasm|txt)$/;

/** Lays a .br and a .gz beside each built file, once per build, so that no request pays for compressing it. */
export async function precompress(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names) {
    const path = join(folder, name);
    if (/\.(br|gz)$/.test(name) && !existsSync(path.slice(0, -3))) rmSync(path);
    if (worthIt.test(name) && isStale(path)) await compress(path);
  }
}

/** A build writes the file anew; what was compressed before it is older. */
const isStale = (path: string): boolean => {
  const compressed = `${path}.br`;
  const { size, mtimeMs } = statSync(path);
  return size > 1024 && (!existsSync(compressed) || statSync(compressed).mtimeMs < mtimeMs);
};

async function compress(path: string): Promise<void> {
  const text = readFileSync(path);
  const [small, compatible] = await Promise.all([
    brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
    zip(text, { level: 9 }),
  ]);
  writeFileSync(`${path}.gz`, compatible);
  writeFileSync(`${path}.br`, small);
}
