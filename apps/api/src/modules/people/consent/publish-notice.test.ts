import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { loadPrivacyNotice } from '../load/load-privacy-notice.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf, fieldsOf } from '../testing/codes-of.ts';
import { makeAccount, makeVolunteerActor } from '../testing/people.make.ts';
import { publishNotice } from './publish-notice.ts';
import { setConsent } from './set-consent.ts';
import { withdrawNotice } from './withdraw-notice.ts';

let world: World;
let places: MadePlaces;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  await loadPrivacyNotice(world.ownerUrl);
  world.setNow('2026-12-10T02:00:00Z');
});
afterAll(() => world.close());

const notice = {
  title: '演示·告知书',
  body: '演示：我们收集您的哪些信息、为什么要用、怎样保管，您可以怎样做。',
  titleEn: 'Demo notice',
  bodyEn: 'Which information we collect, why, how we keep it, and what you can do.',
};
/** At a place, by somebody with an account: published rows name her. */
async function at(place: { id: string; path: string }): Promise<Actor> {
  const account = await makeAccount(world);
  return world.actorWith([{ place, actions: ['notice.publish'] }], { accountId: account.id });
}
const publish = (actor: Actor, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), publishNotice, { ...notice, ...more });
const inForce = async (): Promise<string | undefined> => {
  const { data } = await world.graph<{ privacyNotice: { version: string } }>(null, '{ privacyNotice { version } }');
  return data?.privacyNotice.version;
};

describe('publishing the privacy notice', () => {
  it('is for the province alone: a right held at a city or county publishes nothing', async () => {
    for (const place of [places.county, places.village])
      expect(codesOf(await publish(await at(place)))).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await publish(world.actorWith([{ place: places.province, role: 'STAFF' }])))).toEqual([
      'NOT_ALLOWED',
    ]);
  });

  it('takes both tongues and a day from today on; everything wrong is told at once', async () => {
    const actor = await at(places.province);
    const bad = await publish(actor, { title: '', bodyEn: '', inForceOn: '2026-12-09' });
    expect(fieldsOf(bad)).toEqual(['bodyEn', 'inForceOn', 'title']);
    expect(codesOf(await publish(actor, { inForceOn: '2026-02-30' }))).toEqual(['INVALID_DATE']);
  });

  it('holds from its day on; the day before, people still agree to the one before', async () => {
    const actor = await at(places.province);
    const before = await inForce();
    const made = await publish(actor, { inForceOn: '2026-12-20' });
    expect(isRefusal(made) ? codesOf(made) : made.id).toBe('2026-12-20');
    expect(await inForce()).toBe(before);

    const { actor: her } = await makeVolunteerActor(world, { unitId: places.village.id });
    const agree = (noticeVersion: string) =>
      runUseCase(world.context(her), setConsent, { purpose: 'PRIVACY_NOTICE', given: true, noticeVersion });
    expect(codesOf(await agree('2026-12-20'))).toEqual(['NOTICE_OUTDATED']);
    expect(codesOf(await agree(before ?? ''))).toEqual([]);
    world.setNow('2026-12-19T16:00:00Z');
    expect(await inForce()).toBe('2026-12-20');
    expect(codesOf(await agree(before ?? ''))).toEqual(['NOTICE_OUTDATED']);
    expect(codesOf(await agree('2026-12-20'))).toEqual([]);
    const rows = await world.services.read.rows(
      sql`select notice_version, withdrawn_at is null as holds from consent where volunteer_id = ${her.volunteerId} and purpose = 'PRIVACY_NOTICE' order by given_at`,
    );
    expect(rows.at(-1)).toEqual({ notice_version: '2026-12-20', holds: true });
    expect(rows.at(-2)).toEqual({ notice_version: before, holds: false });
  });

  it('a misprint is mended on the same day: the later of a day holds, at once or from the day on, nine at the most', async () => {
    world.setNow('2026-12-25T02:00:00Z');
    const actor = await at(places.province);
    const made = async (more = {}) => {
      const one = await publish(actor, more);
      return isRefusal(one) ? codesOf(one) : one.id;
    };
    expect([await made(), await made()]).toEqual(['2026-12-25', '2026-12-25-2']);
    expect(await inForce()).toBe('2026-12-25-2');
    const later = { inForceOn: '2027-01-01' };
    expect([await made(later), await made(later)]).toEqual(['2027-01-01', '2027-01-01-2']);
    expect(await inForce()).toBe('2026-12-25-2');
    for (let n = 3; n <= 9; n += 1) expect(await made()).toBe(`2026-12-25-${n}`);
    expect(await made()).toEqual(['NOTICE_SAME_DAY']);
    world.setNow('2026-12-31T16:00:00Z');
    expect(await inForce()).toBe('2027-01-01-2');
  });

  it('is taken back before its day and never after: it comes into force for nobody, and its text stays on record', async () => {
    world.setNow('2027-02-01T02:00:00Z');
    const actor = await at(places.province);
    const withdraw = async (version: string, who = actor) =>
      codesOf(await runUseCase(world.context(who), withdrawNotice, { version }));
    const before = await inForce();
    for (const inForceOn of ['2027-02-10', '2027-02-20', '2027-02-20'])
      expect(codesOf(await publish(actor, { inForceOn }))).toEqual([]);
    expect(await withdraw('2027-02-10', await at(places.county))).toEqual(['NOT_ALLOWED']);
    expect(await withdraw('2030-01-01')).toEqual(['NOT_FOUND']);
    expect(await withdraw(before ?? '')).toEqual(['NOTICE_IN_FORCE']);
    expect(await withdraw('2027-02-10')).toEqual([]);
    expect(await withdraw('2027-02-20-2')).toEqual([]);
    expect(await withdraw('2027-02-10')).toEqual(['NOTICE_WITHDRAWN_ALREADY']);
    const listed = '{ privacyNotices { version scheduled inForce withdrawnAt } }';
    const { data } = await world.graph<{ privacyNotices: object[] }>(actor, listed);
    expect(data?.privacyNotices.slice(0, 3)).toEqual([
      { version: '2027-02-20-2', scheduled: false, inForce: false, withdrawnAt: '2027-02-01T02:00:00Z' },
      { version: '2027-02-20', scheduled: true, inForce: false, withdrawnAt: null },
      { version: '2027-02-10', scheduled: false, inForce: false, withdrawnAt: '2027-02-01T02:00:00Z' },
    ]);
    world.setNow('2027-02-10T02:00:00Z');
    expect(await inForce()).toBe(before);
    world.setNow('2027-02-19T16:00:00Z');
    expect(await inForce()).toBe('2027-02-20');
    expect(await withdraw('2027-02-20')).toEqual(['NOTICE_IN_FORCE']);
    const log = await world.services.read.rows(
      sql`select changes from audit_entry where action = 'people.withdraw-notice' and outcome = 'DONE'`,
    );
    expect(log).toHaveLength(2);
  });

  it('of two who take one back at once one does; the database itself takes back none whose day has come', async () => {
    world.setNow('2027-03-01T02:00:00Z');
    const actor = await at(places.province);
    expect(codesOf(await publish(actor, { inForceOn: '2027-03-10' }))).toEqual([]);
    const one = () => runUseCase(world.context(actor), withdrawNotice, { version: '2027-03-10' });
    expect((await Promise.all([one(), one(), one()])).flatMap(codesOf)).toEqual([
      'NOTICE_WITHDRAWN_ALREADY',
      'NOTICE_WITHDRAWN_ALREADY',
    ]);
    const late =
      world.services.read.rows(sql`insert into privacy_notice_withdrawal (version, withdrawn_at, withdrawn_by)
      values ('2027-02-20', '2027-02-19T16:00:00Z', ${actor.accountId})`);
    await expect(late).rejects.toThrow('in force');
    const erased = world.services.read.rows(sql`delete from privacy_notice_withdrawal`);
    await expect(erased).rejects.toThrow(/permission denied|append-only/);
  });

  it('a child under 14 does not agree to a new version by itself: its guardian decides (PIPL §31)', async () => {
    world.setNow('2026-12-25T03:00:00Z');
    const noticeVersion = await inForce();
    const agree = async (birthDate: string, purpose: string) => {
      const { actor } = await makeVolunteerActor(world, { unitId: places.village.id, birthDate });
      return codesOf(await runUseCase(world.context(actor), setConsent, { purpose, given: true, noticeVersion }));
    };
    expect(await agree('2012-12-26', 'PRIVACY_NOTICE')).toEqual(['CHILD_NOTICE_BY_GUARDIAN']);
    expect(await agree('2012-12-26', 'SENSITIVE_ID')).toEqual(['CHILD_NOTICE_BY_GUARDIAN']);
    expect(await agree('2012-12-26', 'SMS_NOTICE')).toEqual([]);
    expect(await agree('2012-12-25', 'PRIVACY_NOTICE')).toEqual([]);
  });

  it('what was published is never changed nor taken away, by the application or its owner', async () => {
    const change = `update privacy_notice set body = 'x'`;
    await expect(world.services.read.pool.query(change)).rejects.toThrow(/permission denied|append-only/);
    const owner = new pg.Client({ connectionString: world.ownerUrl });
    await owner.connect();
    await expect(owner.query(change)).rejects.toThrow('append-only');
    await expect(owner.query('delete from privacy_notice')).rejects.toThrow('append-only');
    await owner.end();
    await loadPrivacyNotice(world.ownerUrl);
  });
});
