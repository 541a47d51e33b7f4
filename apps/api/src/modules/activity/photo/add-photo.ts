import { limits, PhotoAudience, photoStatementWords } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { fileReasons } from '../../../platform/files/file-reasons.ts';
import { newId } from '../../../platform/ids.ts';
import { isRefusal, refuseIf } from '../../../platform/refusal.ts';
import { personName, text } from '../../../platform/text/input-text.ts';
import { maskName } from '../../../platform/text/mask.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { lockActivity } from '../activity/lock-activity.ts';
import { localDate } from '../shared/local-time.ts';
import { canAddPhoto, type PhotoFacts, photoFactsSql } from './photo.policy.ts';

const columns = raw(
  Object.entries(photoFactsSql)
    .map(([name, expression]) => `${expression} as "${name}"`)
    .join(', '),
);

const Input = z.object({
  activityId: z.string(),
  fileId: z.uuid({ message: 'PHOTO_FILE_NEEDED' }),
  caption: text(limits.shortText),
  audience: z.enum(PhotoAudience),
  /** Whoever can be recognised, by name; none when nobody can. */
  people: z.array(personName).max(limits.photoPeople, { message: 'INVALID_INPUT' }),
  stated: z.literal(true, { message: 'PHOTO_CONSENT_NEEDED' }),
});

/** A photo of what was done, with the statement that each recognisable person agreed to this publication (PIPL §25, §29). */
export const addPhoto = useCase({
  name: 'activity.add-photo',
  label: '添加活动照片',
  input: Input,
  rate: { points: 60, seconds: 600 },
  constraints: { activity_photo_file_id_key: { code: 'FILE_IN_USE', field: 'fileId' } },
  async run(tx, input) {
    const row = await lockActivity(tx, input.activityId);
    if (isRefusal(row)) return row;
    const [facts] = await tx.sql<PhotoFacts>(
      sql`select ${columns} from activity a join unit u on u.id = a.unit_id where a.id = ${row.id}`,
    );
    if (!facts) throw new Error('The activity was locked and is gone.');
    // What is taken back here must not be missed elsewhere.
    const file = await fileReasons(tx, input.fileId, { field: 'fileId', code: 'PHOTO_FILE_NEEDED' });
    const no = refuseIf([...canAddPhoto(tx.actor, facts, tx.now), ...file]);
    if (no) return no;
    const id = newId();
    const people = [...new Set(input.people)];
    await tx.sql(sql`insert into activity_photo (id, activity_id, county_code, file_id, caption, people, audience, added_by, created_at)
      values (${id}, ${row.id}, ${row.county_code}, ${input.fileId}, ${input.caption}, ${people.length}, ${input.audience}, ${tx.actor.accountId}, ${tx.now})`);
    await keepConsents(tx, { photoId: id, activityId: row.id, people, audience: input.audience });
    tx.changed({
      entity: 'ActivityPhoto',
      id,
      kind: 'create',
      after: { audience: input.audience, people: people.length },
    });
    tx.about({ entityType: 'Activity', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    tx.touch(`activity:${row.id}`);
    return { id };
  },
});

interface Consents {
  readonly photoId: string;
  readonly activityId: string;
  readonly people: readonly string[];
  readonly audience: PhotoAudience;
}

/** Who agreed lies sealed, to be proved when asked. A name that fits one participant is tied to her, so that her erasure ends the photo. */
async function keepConsents(tx: SignedInTx, { photoId, activityId, people, audience }: Consents): Promise<void> {
  if (people.length === 0) return;
  const ids = people.map(() => newId());
  const sealed = people.map((name) => tx.services.cipher.seal(name));
  const masked = people.map(maskName);
  await tx.sql(sql`insert into photo_consent (id, photo_id, name_cipher, name_masked, volunteer_id, statement, given_on, recorded_by, recorded_at)
    select p.id, ${photoId}, p.sealed, p.masked,
      (select case when count(distinct v.id) = 1 then min(v.id::text)::uuid end from sign_up su join volunteer v on v.id = su.volunteer_id
        where su.activity_id = ${activityId} and v.name = p.name),
      ${photoStatementWords[audience].zh}, ${localDate(tx.now)}, ${tx.actor.accountId}, ${tx.now}
    from unnest(${ids}::uuid[], ${sealed}::text[], ${masked}::text[], ${[...people]}::text[]) as p(id, sealed, masked, name)`);
}
