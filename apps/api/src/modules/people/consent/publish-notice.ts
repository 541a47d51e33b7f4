import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacksAtTop } from '../../../platform/access/grants.ts';
import { sql } from '../../../platform/database/sql.ts';
import { fixedId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { dateIn } from '../shared/today.ts';

const fields = {
  title: text(limits.title, 2),
  body: text(limits.noticeText, 20),
  titleEn: text(limits.noticeTitleEn, 2),
  bodyEn: text(limits.noticeText, 20),
  /** The day it holds from, in Beijing; none: at once. */
  inForceOn: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, { message: 'INVALID_DATE' })
    .nullish(),
} as const;

/** One notice speaks for the whole province (PIPL §17): the right must be held at the top of the tree, not at one county. */
export const canPublishNotice = (actor: Actor | null): readonly Reason[] => lacksAtTop(actor, 'notice.publish');

/**
 * A new version of the privacy notice, in both tongues, from a day on. Those before stay as they are, because consents name
 * them; whoever agreed to one is asked to read the new one when she opens the app (the notice's last paragraph).
 */
export const publishNotice = useCase({
  name: 'people.publish-notice',
  label: '发布告知书',
  input: anyFields,
  rate: { points: 20, seconds: 3600 },
  constraints: { privacy_notice_pkey: { code: 'NOTICE_SAME_DAY', field: 'inForceOn' } },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const no = refuseIf(canPublishNotice(tx.actor));
    if (no) return no;
    const today = dateIn(tx.now).toString();
    const day = values.inForceOn ?? today;
    reasons.push(...dayReasons(day, today, reasons));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const from = day === today ? tx.now : new Date(`${day}T00:00:00+08:00`);
    const version = await versionOf(tx, day);
    if (!version) return refuse('NOTICE_SAME_DAY', { field: 'inForceOn' });
    await tx.sql(sql`insert into privacy_notice (version, title, body, title_en, body_en, published_at, published_by)
      values (${version}, ${complete.title}, ${complete.body}, ${complete.titleEn}, ${complete.bodyEn}, ${from}, ${tx.actor.accountId})`);
    const entityId = fixedId(`privacy-notice:${version}`);
    tx.changed({
      entity: 'PrivacyNotice',
      id: version,
      kind: 'create',
      after: { title: complete.title, publishedAt: from },
    });
    tx.about({ entityType: 'PrivacyNotice', entityId, unitId: null, countyCode: null });
    return { id: version };
  },
});

const DAY_VERSIONS = 9;
/**
 * A version is named by its day; a misprint is mended by another of the same day, with a figure: the latest published holds,
 * of two from one moment on the higher figure (`noticeInForce`), wherefore it has one digit.
 */
async function versionOf(tx: SignedInTx, day: string): Promise<string | null> {
  const [row] = await tx.sql<{ n: number }>(
    sql`select count(*)::int as n from privacy_notice where version = ${day} or version like ${`${day}-_`}`,
  );
  const n = (row?.n ?? 0) + 1;
  return n > DAY_VERSIONS ? null : n === 1 ? day : `${day}-${n}`;
}

/** Nobody could have read it on a day that is over; a day years away is a slip of the finger. */
function dayReasons(day: string, today: string, known: readonly Reason[]): Reason[] {
  if (known.some(({ field }) => field === 'inForceOn')) return [];
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day))
    return [{ code: 'INVALID_DATE', field: 'inForceOn' }];
  if (day < today) return [{ code: 'NOTICE_BEFORE_TODAY', field: 'inForceOn' }];
  const last = Temporal.PlainDate.from(today).add({ years: limits.yearsAhead }).toString();
  return day > last ? [{ code: 'INVALID_DATE', field: 'inForceOn' }] : [];
}
