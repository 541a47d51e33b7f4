import { limits } from '@jinguo/schema';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { decideRequest, requestRight } from '../../people/testing/merging.ts';
import { personParts } from '../../people/testing/person-parts.ts';
import { changingOf } from '../testing/changing.ts';
import { type Photo, photosOf, picture } from '../testing/photos.ts';
import { createScene, refusalOf, type Scene } from '../testing/scene.ts';

let scene: Scene;
let of: ReturnType<typeof changingOf>;
let photos: Awaited<ReturnType<typeof photosOf>>;
beforeAll(async () => {
  scene = await createScene();
  scene.world.setNow('2026-11-23T00:00:00Z');
  of = changingOf(scene);
  photos = await photosOf(scene);
});
afterAll(() => photos.end());

const over = (more: object = {}) => of.make({ startsInHours: -5, ...more });
async function added(activityId: string, more: object = {}): Promise<Photo> {
  const answer = await photos.add(activityId, { ...more });
  if (!answer.photo) throw new Error(JSON.stringify(answer));
  return answer.photo;
}
/** A closed activity, somebody who took part, and a volunteer who did not. */
async function closed() {
  const activity = await over();
  const taker = await of.signedUp(activity, { state: 'COMPLETED' });
  const other = await of.signedUp(await over());
  await photos.close(activity.id);
  return { activity, taker, other };
}

describe('a photo of what was done', () => {
  it('is kept without where it was taken, with who stated the consents, when and to what; names lie sealed and show nowhere', async () => {
    const { activity, taker } = await closed();
    const name = taker.volunteer.name;
    const photo = await added(activity.id, { people: [name, '演示·外来人'] });
    expect(photo).toMatchObject({ caption: '给老人理发', people: 2, withdrawnAt: null });
    const response = await photos.open(photo.fileUrl, taker.actor);
    expect(response.statusCode).toBe(200);
    expect((await sharp(response.rawPayload).metadata()).exif).toBeUndefined();
    const kept = await scene.world.services.read.rows<Record<string, string>>(
      sql`select name_cipher, statement, recorded_by, volunteer_id, recorded_at from photo_consent where photo_id = ${photo.id} order by volunteer_id nulls last`,
    );
    expect(kept.map((row) => scene.world.services.cipher.open(row['name_cipher'] ?? ''))).toEqual([
      name,
      '演示·外来人',
    ]);
    expect(kept.map((row) => row['volunteer_id'])).toEqual([taker.volunteer.id, null]);
    for (const row of kept) {
      expect(row).toMatchObject({ recorded_by: scene.coordinator.accountId });
      expect(row['statement']).toContain('所有登录的志愿者');
      expect(JSON.stringify(row)).not.toContain('外来人');
    }
    const log = await scene.world.services.read.rows(
      sql`select changes from audit_entry where action = 'activity.add-photo'`,
    );
    expect(JSON.stringify([log, await photos.all(activity.id)])).not.toContain('外来人');
  });

  it('is refused with all reasons at once: sealed and not over, cancelled, no statement, no caption, not her own picture', async () => {
    const sealed = await of.make({ privacyClass: 'P4' });
    const bad = { fileId: '0198c0de-0000-7000-8000-000000000000' };
    expect(refusalOf(await photos.add(sealed.id, bad))).toEqual([
      'PHOTO_SEALED',
      'PHOTO_TOO_EARLY',
      'PHOTO_FILE_NEEDED',
    ]);
    const called = await of.make();
    await of.cancel(called.id);
    expect(refusalOf(await photos.add(called.id))).toEqual(['PHOTO_CANCELLED']);
    expect(refusalOf(await photos.add((await over({ state: 'DRAFT' })).id))).toEqual(['PHOTO_CANCELLED']);
    const { id } = await over();
    expect(refusalOf(await photos.add(id, { stated: false }))).toEqual(['PHOTO_CONSENT_NEEDED']);
    expect(refusalOf(await photos.add(id, { caption: ' ' }))).toEqual(['REQUIRED']);
    const { id: others } = await photos.upload(await picture(), scene.staff);
    expect(refusalOf(await photos.add(id, { fileId: others }))).toEqual(['PHOTO_FILE_NEEDED']);
    const pdf = await photos.upload(Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'));
    expect(refusalOf(await photos.add(id, { fileId: pdf.id }))).toEqual(['PHOTO_FILE_NEEDED']);
    const twice = await photos.upload(await picture());
    expect(refusalOf(await photos.add(id, { fileId: twice.id }))).toBeNull();
    expect(refusalOf(await photos.add(id, { fileId: twice.id }))).toEqual(['FILE_IN_USE']);
    expect(refusalOf(await photos.add('x'))).toEqual(['NOT_FOUND']);
    expect((await photos.upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).reasons?.[0]?.code).toBe(
      'FILE_TYPE',
    );
  });

  it('is added and taken back only by those who may close the activity; for others it is not there', async () => {
    const { activity, taker } = await closed();
    for (const actor of [scene.neighbour, scene.otherCoordinator, taker.actor])
      expect(refusalOf(await photos.add(activity.id, {}, actor))).toEqual(['NOT_FOUND']);
    const photo = await added(activity.id);
    for (const actor of [scene.neighbour, scene.otherCoordinator, taker.actor]) {
      expect(refusalOf(await photos.withdraw(photo.id, '不合适', actor))).toEqual(['NOT_FOUND']);
      expect(await photos.all(activity.id, actor)).toEqual([]);
    }
    expect((await photos.open(photo.fileUrl, scene.neighbour)).statusCode).toBe(404);
    expect((await photos.open(photo.fileUrl, scene.staff)).statusCode).toBe(200);
  });

  it('is one of at most nine, also when the ninth and the tenth come at once', async () => {
    const { id } = await over();
    const files: string[] = [];
    for (let n = 0; n <= limits.photos; n++) files.push((await photos.upload(await picture())).id);
    for (const fileId of files.slice(2)) expect(refusalOf(await photos.add(id, { fileId }))).toBeNull();
    const last = await Promise.all(files.slice(0, 2).map((fileId) => photos.add(id, { fileId })));
    expect(last.map(refusalOf).filter(Boolean)).toEqual([['PHOTO_LIMIT']]);
    const [first] = await photos.all(id);
    await photos.withdraw(first?.id ?? '');
    expect(refusalOf(await photos.add(id))).toBeNull();
    // What was taken back stands behind those that show.
    expect((await photos.all(id)).map((photo) => photo.withdrawnAt === null).indexOf(false)).toBe(limits.photos);
  });
});

describe('a picture that shows something else as well', () => {
  const asked = (volunteerId: string, fileId: string) =>
    scene.world.services.read.rows(sql`insert into rights_request (id, volunteer_id, unit_id, county_code, kind, asked_by, due_on, channel, paper_file_id)
        select ${newId()}, id, unit_id, county_code, 'COPY', ${scene.coordinator.accountId}, '2026-12-20', 'PAPER', ${fileId}
        from volunteer where id = ${volunteerId}`);

  it('is no photo when it is the paper of a request', async () => {
    const { activity, taker } = await closed();
    const { id } = await photos.upload(await picture());
    await asked(taker.volunteer.id, id);
    expect(refusalOf(await photos.add(activity.id, { fileId: id }))).toEqual(['FILE_IN_USE']);
  });

  it('of before stays as the photo it is when the person whose paper it also was is erased', async () => {
    const { activity, other } = await closed();
    const { id: fileId } = await photos.upload(await picture());
    expect(refusalOf(await photos.add(activity.id, { fileId }))).toBeNull();
    await asked(other.volunteer.id, fileId);
    const erasure = await runUseCase(scene.world.context(other.actor), requestRight, {
      kind: 'ERASURE',
      note: '',
      changes: null,
    });
    if (isRefusal(erasure)) throw new Error(JSON.stringify(erasure.reasons));
    const answer = { id: erasure.id, version: 1, grant: true, answer: '' };
    expect(isRefusal(await runUseCase(scene.world.context(scene.staff), decideRequest, answer))).toBe(false);
    expect((await photos.all(activity.id)).map(({ fileUrl }) => fileUrl?.includes(fileId))).toEqual([true]);
  });
});

describe('who sees it', () => {
  it('is who the people in it agreed to: those who took part, or every volunteer signed in; a stranger never', async () => {
    const { activity, taker, other } = await closed();
    const narrow = await added(activity.id, { audience: 'PARTICIPANTS' });
    const wide = await added(activity.id);
    const ids = async (actor: Parameters<typeof photos.shown>[1]) =>
      (await photos.shown(activity.id, actor)).map(({ id }) => id).sort();
    expect(await ids(taker.actor)).toEqual([narrow.id, wide.id].sort());
    expect(await ids(other.actor)).toEqual([wide.id]);
    expect(await ids(null)).toEqual([]);
    expect((await photos.open(narrow.fileUrl, other.actor)).statusCode).toBe(404);
    expect((await photos.open(narrow.fileUrl, taker.actor)).statusCode).toBe(200);
    expect((await photos.open(wide.fileUrl, null)).statusCode).toBe(404);
  });

  it('is no volunteer before the activity is closed, while its result is corrected, or once the service is sealed', async () => {
    const { activity, taker } = await closed();
    const photo = await added(activity.id);
    const change = (text: ReturnType<typeof sql>) => scene.world.services.read.rows(text);
    const seen = async () => [
      (await photos.shown(activity.id, taker.actor)).length,
      (await photos.open(photo.fileUrl, taker.actor)).statusCode,
    ];
    expect(await seen()).toEqual([1, 200]);
    await change(sql`delete from activity_closing where activity_id = ${activity.id}`);
    expect(await seen()).toEqual([0, 404]);
    await photos.close(activity.id);
    await change(sql`update activity_closing set reopened_at = now() where activity_id = ${activity.id}`);
    expect(await seen()).toEqual([0, 404]);
    await change(sql`update activity_closing set reopened_at = null where activity_id = ${activity.id}`);
    await change(sql`update activity set privacy_class = 'P4' where id = ${activity.id}`);
    expect(await seen()).toEqual([0, 404]);
    expect((await photos.open(photo.fileUrl, scene.coordinator)).statusCode).toBe(404);
    expect((await photos.all(activity.id))[0]?.fileUrl).toBeNull();
  });
});

describe('taking it back', () => {
  it('closes it at once to everyone, by its address and to its uploader too; then the worker erases the bytes', async () => {
    const { activity, taker } = await closed();
    const photo = await added(activity.id, { people: [taker.volunteer.name] });
    const fileId = photo.fileUrl?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
    expect((await photos.open(photo.fileUrl, scene.coordinator)).statusCode).toBe(200);
    expect(refusalOf(await photos.withdraw(photo.id, ' '))).toEqual(['REQUIRED']);
    expect((await photos.withdraw(photo.id)).photo).toMatchObject({
      fileUrl: null,
      withdrawReason: '本人不愿再公开',
      canWithdraw: { allowed: false },
    });
    for (const actor of [scene.coordinator, scene.staff, taker.actor])
      expect((await photos.open(photo.fileUrl, actor)).statusCode).toBe(404);
    expect(await photos.shown(activity.id, taker.actor)).toEqual([]);
    expect(await photos.kept(fileId)).toBe(true);
    await photos.deliver();
    expect(await photos.kept(fileId)).toBe(false);
    const [left] =
      await scene.world.services.read.rows(sql`select p.erased_at is not null as erased, c.withdrawn_at is not null as ended
      from activity_photo p join photo_consent c on c.photo_id = p.id where p.id = ${photo.id}`);
    expect(left).toEqual({ erased: true, ended: true });
    expect(refusalOf(await photos.withdraw(photo.id))).toEqual(['PHOTO_WITHDRAWN']);
    expect(refusalOf(await photos.add(activity.id, { fileId }))).toEqual(['FILE_IN_USE']);
    const again = scene.world.services.read.rows(
      sql`update activity_photo set withdrawn_at = null, withdraw_reason = null where id = ${photo.id}`,
    );
    await expect(again).rejects.toThrow('stays withdrawn');
  });

  it('comes of itself when a person in it has her data erased', async () => {
    const { activity, taker } = await closed();
    const photo = await added(activity.id, { people: [taker.volunteer.name, '演示·外来人'] });
    const part = personParts().find(({ name }) => name === 'activity');
    await inTransaction(workerContext(scene.world.services), async (tx) => part?.erase?.(tx, taker.volunteer.id));
    expect((await photos.open(photo.fileUrl, scene.coordinator)).statusCode).toBe(404);
    expect((await photos.all(activity.id))[0]).toMatchObject({
      fileUrl: null,
      withdrawReason: '照片中的人要求删除个人信息',
    });
  });
});
