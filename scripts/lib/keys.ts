import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keys for this checkout's own data, made once and kept readable to their owner only. Given ones win. */
export function developmentKeys(folder: string): Record<string, string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const env: Record<string, string> = {};
  for (const [name, file] of [
    ['DATA_KEY', 'data.key'],
    ['INDEX_KEY', 'index.key'],
    ['LEDGER_KEY', 'ledger.key'],
    ['CERTIFICATE_KEY', 'certificate.key'],
  ] as const) {
    const given = process.env[`${name}_FILE`];
    const path = given ?? join(folder, file);
    if (!given && !existsSync(path)) {
      writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 });
      // By this mark production knows them (platform/env.ts); keys that somebody made herself may stand in such a folder.
      writeFileSync(join(folder, 'made-for-trial'), '');
    }
    env[`${name}_FILE`] = path;
  }
  return env;
}
