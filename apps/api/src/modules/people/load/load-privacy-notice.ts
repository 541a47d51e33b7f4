import pg from 'pg';
import type { Services } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { noticeInForce } from '../consent/notice-in-force.ts';
import { privacyNoticeInEnglish } from './privacy-notice.en.ts';
import { privacyNotice } from './privacy-notice.ts';

/** The notice a new installation begins with. A published version is never changed: consents name it; only a translation it lacks is added. */
export async function loadPrivacyNotice(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Published on the month it names, so that what a demo tells of earlier weeks had it, too.
    await client.query(
      `insert into privacy_notice (version, title, body, title_en, body_en, published_at) values ($1, $2, $3, $4, $5, '2026-11-01T00:00:00+08:00')
        on conflict (version) do update set title_en = excluded.title_en, body_en = excluded.body_en
        where privacy_notice.title_en is null and privacy_notice.title = excluded.title and privacy_notice.body = excluded.body`,
      [
        privacyNotice.version,
        privacyNotice.title,
        privacyNotice.body,
        privacyNoticeInEnglish.title,
        privacyNoticeInEnglish.body,
      ],
    );
  } finally {
    await client.end();
  }
}

/** The version in force, which consents must name. */
export async function currentNotice(services: Services): Promise<string> {
  const [row] = await services.read.rows<{ version: string }>(
    sql`select n.version from privacy_notice n where n.version = ${noticeInForce(services.now())}`,
  );
  if (!row) throw new Error('No privacy notice is published.');
  return row.version;
}
