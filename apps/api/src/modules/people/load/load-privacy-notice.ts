import pg from 'pg';
import type { Services } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { privacyNotice } from './privacy-notice.ts';

/** The notice a new installation begins with. A published version is never changed: consents name it. */
export async function loadPrivacyNotice(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Published on the month it names, so that what a demo tells of earlier weeks had it, too.
    await client.query(
      `insert into privacy_notice (version, title, body, published_at) values ($1, $2, $3, '2026-11-01T00:00:00+08:00') on conflict (version) do nothing`,
      [privacyNotice.version, privacyNotice.title, privacyNotice.body],
    );
  } finally {
    await client.end();
  }
}

/** The version in force, which consents must name. */
export async function currentNotice(services: Services): Promise<string> {
  const [row] = await services.read.rows<{ version: string }>(
    sql`select version from privacy_notice where published_at <= ${services.now()} order by published_at desc, version desc limit 1`,
  );
  if (!row) throw new Error('No privacy notice is published.');
  return row.version;
}
