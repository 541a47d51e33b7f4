import { readEnv } from '../../apps/api/src/platform/env.ts';
import { endOnWrongSettings } from '../../apps/api/src/platform/settings/problem.ts';
import { root } from './steps.ts';

/** Asked for by `-- --production`, or already said by the environment (a service file). */
export const production = process.argv.includes('--production') || process.env['PRODUCTION'] === 'true';

/**
 * The settings, checked before anything is built or started. What production needs is asked of production only;
 * a demo started with production's settings around would write invented people into a real database.
 */
export function checkSettings(): void {
  if (production) process.env['PRODUCTION'] = 'true';
  process.env['WEB_ROOT'] = root;
  try {
    const { DATABASE_URL, DATABASE_OWNER_URL } = readEnv(process.env, { starting: true });
    // They may have come by files; the word `embedded` is no address.
    if (DATABASE_URL) process.env['DATABASE_URL'] = DATABASE_URL;
    else delete process.env['DATABASE_URL'];
    if (DATABASE_OWNER_URL) process.env['DATABASE_OWNER_URL'] = DATABASE_OWNER_URL;
  } catch (error) {
    endOnWrongSettings(error);
  }
}
