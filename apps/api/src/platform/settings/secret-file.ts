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
