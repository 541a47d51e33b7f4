import { readFileSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { Problem } from './problem.ts';

/** A container engine mounts secrets here, visible to this container only; their permissions are the engine's. */
const engineSecrets = `${sep}run${sep}secrets${sep}`;

/** The text of a secret's file, without the line end an editor leaves. */
export function readSecret(name: string, file: string): string | Problem {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return {
      name,
      zh: `读不到文件 ${file}（${code}）。请检查路径，并让运行平台的用户能读它。`,
      en: `The file ${file} cannot be read (${code}). Check the path; the user who runs the platform must be able to read it.`,
    };
  }
}

/** A secret named by its file. Said by itself too, and differently, one would win without a word: perhaps the forgotten one. */
export function secretByFile(name: string, file: string, itself: string | undefined): string | Problem {
  const secret = readSecret(`${name}_FILE`, file);
  if (typeof secret !== 'string' || !itself || itself === secret) return secret;
  return {
    name: `${name} / ${name}_FILE`,
    zh: `写了两次，内容不同：请只留 ${name}_FILE，删去 ${name}。`,
    en: `Said twice, differently: keep ${name}_FILE and remove ${name}.`,
  };
}

/** What only its owner may read: others on the machine could copy it without leaving a trace. */
export function readableByOthers(name: string, file: string): Problem | null {
  if (process.platform === 'win32' || file.startsWith(engineSecrets)) return null;
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) === 0) return null;
  return {
    name,
    zh: `文件 ${file} 的权限是 ${mode.toString(8)}，别的用户也能读。请执行：chmod 600 ${file}`,
    en: `The file ${file} has mode ${mode.toString(8)}: others can read it. Run: chmod 600 ${file}`,
  };
}
