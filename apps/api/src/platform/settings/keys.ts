import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';
import { readableByOthers, readSecret } from './secret-file.ts';

const HEX = /^[0-9a-f]{64}$/i;
const make = 'openssl rand -hex 32';

/** A key of 32 bytes, written as 64 hexadecimal digits; or what is wrong with it. */
export function parseKey(name: string, text: string): Buffer | Problem {
  if (HEX.test(text)) return Buffer.from(text, 'hex');
  return {
    name,
    zh: `密钥应是 64 位十六进制数字（32 字节）。可用这条命令生成：${make}`,
    en: `A key is 64 hexadecimal digits (32 bytes). Make one with: ${make}`,
  };
}

/** A key by its file. In production the file must be closed to everyone but its owner. */
export function readKeyFile(name: string, file: string, production: boolean): Buffer | readonly Problem[] {
  const text = readSecret(name, file);
  if (typeof text !== 'string') return [text];
  const open = production ? readableByOthers(name, file) : null;
  const key = parseKey(name, text);
  const problems = [open, Buffer.isBuffer(key) ? null : key].filter((problem) => problem !== null);
  return problems.length > 0 ? problems : (key as Buffer);
}

/** The variable holds a path; the file holds the key. */
export function keyMissing(name: string): Problem {
  const file = `/etc/jinguo/${name.toLowerCase().replace(/_file$/, '')}`;
  return {
    name,
    zh: `请写密钥文件的路径：${name}=${file}。还没有密钥才生成：(umask 077; ${make} > ${file})，并归运行平台的用户所有。已有数据库的，请放回原来的密钥，新密钥读不出旧数据。`,
    en: `Give the path of the key's file: ${name}=${file}. Only if there is no key yet: (umask 077; ${make} > ${file}), owned by the user who runs the platform. For a database that exists put back its key: a new one cannot read it.`,
  };
}

/** What makes good keys useless: one key for everything, a key of a trial, or no randomness at all. */
export function weakKeys(given: Readonly<Record<string, Buffer | null>>, trialFolders: readonly string[]): Problem[] {
  const keys = Object.entries(given).flatMap(([name, key]) => (key ? [{ name, key }] : []));
  const trial = trialFolders.flatMap(keysIn);
  const problems: Problem[] = [];
  for (const [at, { name, key }] of keys.entries()) {
    const twin = keys.slice(0, at).find((other) => other.key.equals(key));
    if (twin)
      problems.push({
        name,
        zh: `与 ${twin.name} 是同一把密钥。每个用途要有自己的密钥：${make}`,
        en: `This is the same key as ${twin.name}. Each use needs a key of its own: ${make}`,
      });
    if (trial.some((other) => other.equals(key)))
      problems.push({
        name,
        zh: `这是试用时自动生成的密钥（.data/keys 或 DATA_DIR/keys），正式运行请另外生成：${make}`,
        en: `This key was made for a trial (.data/keys or DATA_DIR/keys). Make another one for production: ${make}`,
      });
    if (new Set(key).size < 12)
      problems.push({
        name,
        zh: `这把密钥不是随机生成的。请用：${make}`,
        en: `This key is not random. Make it with: ${make}`,
      });
  }
  return problems;
}

/** The keys `npm start` made for a demo, in a folder it made them in. */
function keysIn(folder: string): Buffer[] {
  return ['data.key', 'index.key', 'ledger.key', 'certificate.key']
    .map((name) => join(folder, name))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8').trim())
    .filter((text) => HEX.test(text))
    .map((text) => Buffer.from(text, 'hex'));
}
