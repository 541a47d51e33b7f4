import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, root, type Tally } from '../lib/steps.ts';

/**
 * A rule that silently stopped working looks exactly like clean code. These put a known offence where the tools look
 * and fail unless the tools complain. The offences lie in fixtures/ as plain text, or every other check would find them.
 */
export const floatingPromisesFire = async (): Promise<Tally> =>
  withOffence('floating-promise', join(root, 'scripts'), (folder) =>
    complains('biome', ['lint', '--only=nursery/noFloatingPromises', folder], 'noFloatingPromises'),
  );

export const boundariesFire = async (): Promise<Tally> =>
  withOffence('upward-import', join(root, 'apps/api/src/modules/organization'), (folder) =>
    complains(
      'depcruise',
      // The offence is the first step; where it leads on says nothing more.
      ['--config', '.dependency-cruiser.cjs', '--max-depth', '1', folder],
      'organization-imports-only-below',
    ),
  );

function withOffence(name: string, under: string, check: (folder: string) => boolean): Tally {
  const folder = mkdtempSync(join(under, 'offence-'));
  try {
    writeFileSync(join(folder, `${name}.ts`), readFileSync(join(import.meta.dirname, 'fixtures', `${name}.txt`)));
    return check(folder) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function complains(bin: string, args: readonly string[], rule: string): boolean {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', bin), args, {
    cwd: root,
    env: environment,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const fired = status !== 0 && `${stdout}${stderr}`.includes(rule);
  if (!fired) console.error(`${rule} did not complain about its fixture:\n${stdout}${stderr}`);
  return fired;
}
