import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

export const keyMissing = (name: string): Problem => ({
  name,
  zh: `请指定密钥文件，例如：umask 077 && ${make} > /etc/jinguo/${name.toLowerCase()}，再设 ${name}=/etc/jinguo/${name.toLowerCase()}`,
  en: `Name the key's file, e.g.: umask 077 && ${make} > /etc/jinguo/${name.toLowerCase()}, then ${name}=/etc/jinguo/${name.toLowerCase()}`,
});

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
        zh: `这是试用时自动生成的密钥（.data/keys），正式运行请另外生成：${make}`,
        en: `This key was made for a trial (.data/keys). Make another one for production: ${make}`,
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

/** The keys `npm start` made for the demo of this checkout. */
function keysIn(folder: string): Buffer[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.key'))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .filter((text) => HEX.test(text))
    .map((text) => Buffer.from(text, 'hex'));
}
