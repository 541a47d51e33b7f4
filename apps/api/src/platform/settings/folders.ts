import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import { type Problem, SettingsError } from './problem.ts';

/** Folders the platform writes to, each by the variable that names it; those that are closed to it. Makes nothing. */
export const folderProblems = (folders: Readonly<Record<string, string | null | undefined>>): Problem[] =>
  Object.entries(folders).flatMap(([name, folder]) => {
    const code = folder ? closed(resolve(folder)) : null;
    return folder && code ? [closedFolder(name, resolve(folder), code)] : [];
  });

export function refuseClosedFolders(folders: Readonly<Record<string, string | null | undefined>>): void {
  const problems = folderProblems(folders);
  if (problems.length > 0) throw new SettingsError(problems);
}

/** Why nothing can be written there; null when it can. A folder that is missing will be made in the nearest that is not. */
function closed(folder: string): string | null {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  try {
    if (!statSync(there).isDirectory()) return 'ENOTDIR';
    accessSync(there, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'EACCES';
  }
}

function closedFolder(name: string, folder: string, code: string): Problem {
  const { username } = userInfo();
  const make = `install -d -m 700 -o ${username} ${folder}`;
  return {
    name,
    zh: `用户 ${username} 不能写目录 ${folder}（${code}）。请以 root 执行：${make}；用 systemd 运行时，还要把它写进 ReadWritePaths=。`,
    en: `The user ${username} cannot write to ${folder} (${code}). As root: ${make}; under systemd name it in ReadWritePaths= too.`,
  };
}
