import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { takeOwnDays } from '../../../platform/calendar/working-days.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { countStatements } from '../../activity/testing/activity.make.ts';
import { codesOf } from '../../people/testing/codes-of.ts';
import { actorOf } from '../../people/testing/people.make.ts';
import { closeNotices } from '../../publicity/testing/acts.ts';
import { correctRecord } from '../correction/correct-record.ts';
import { decideCorrection } from '../correction/decide-correction.ts';
import { approveRecords } from '../record/approve-records.ts';
import { makeHoursVolunteer, makeRecord, recordOf } from '../testing/hours.make.ts';
import { MONDAY, openNotices } from '../testing/notice.steps.ts';
import { urgeRecord } from './urge-record.ts';

const { world, tree, approver, staff, at, close, approved, member, itemOf, finalOf } = await openNotices();
afterAll(() => world.close());

describe('approved hours', () => {
  it('are on notice for three working days and final on the day after the last, not before', async () => {
    const { id, volunteer } = await approved();
    expect((await itemOf(id)).closes_on).toBe('2026-12-02');
    const her = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
    const mine = async () =>
      (
        await world.graph<{ myHours: object; myRecord: object }>(
          her,
          'query ($id: ID!) { myHours { approvedMinutes noticeMinutes } myRecord(id: $id) { standing noticeUntil noticeProvisional finalAt } }',
          { id },
        )
      ).data;
    expect(await mine()).toEqual({
      myHours: { approvedMinutes: 120, noticeMinutes: 120 },
      myRecord: { standing: 'NOTICE', noticeUntil: '2026-12-02', noticeProvisional: false, finalAt: null },
    });
    await close('2026-12-02T15:59:00Z');
    expect(await finalOf(id)).toBeNull();
    await close('2026-12-02T16:00:00Z');
    expect(await mine()).toMatchObject({
      myHours: { approvedMinutes: 120, noticeMinutes: 0 },
      myRecord: { standing: 'FINAL', noticeUntil: null },
    });
  });

  it('go on notice with the approval, one notice for each unit, in as many statements for forty as for two', async () => {
    at(MONDAY);
    const make = async (n: number) => {
      const ids = [];
      for (let i = 0; i < n; i += 1) {
        const unit = i % 2 ? tree.team : tree.sister;
        ids.push((await makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree), unit })).id);
      }
      return ids;
    };
    const approve = async (ids: readonly string[]) => {
      const { texts, result } = await countStatements(world, () =>
        runUseCase(world.context(staff), approveRecords, { ids }),
      );
      expect(result).toMatchObject({ refused: [] });
      return texts.length;
    };
    const [few, many] = [await make(2), await make(40)];
    expect(await approve(many)).toBe(await approve(few));
    const notices =
      await world.services.read.rows(sql`select n.unit_id, count(*)::int as items from public_notice n join notice_item i on i.notice_id = n.id
      where i.subject_id = any(${many}::uuid[]) group by n.id, n.unit_id`);
    expect(notices.map(({ items }) => items)).toEqual([20, 20]);
  });

  it('that were corrected before the end of their notice was told late are on notice anew, not final', async () => {
    const { id } = await approved();
    const startedAt = new Date((await recordOf(world, id))['started_at'] as string);
    const endedAt = new Date(startedAt.getTime() + 3_600_000);
    const { version } = await recordOf(world, id);
    const proposed = await runUseCase(world.context(staff), correctRecord, {
      ...{ id, version, startedAt, endedAt, reason: '提前离开' },
    });
    expect(codesOf(proposed)).toEqual([]);
    at('2026-12-03T01:00:00Z');
    // The notice is over; before the worker tells of it somebody agrees to the correction.
    while (await closeNotices.step(world.services));
    expect((await itemOf(id)).outcome).toBe('STANDS');
    const [waiting] = await world.services.read.rows<{ id: string }>(
      sql`select id from correction where record_id = ${id} and state = 'PROPOSED'`,
    );
    const decided = await runUseCase(world.context(approver), decideCorrection, {
      ...{ id: waiting?.id, version: 1, accept: true },
    });
    expect(codesOf(decided)).toEqual([]);
    await close('2026-12-03T01:01:00Z');
    expect(await finalOf(id)).toBeNull();
    await close('2026-12-08T01:00:00Z');
    expect(await finalOf(id)).not.toBeNull();
  });

  it('of a year without a list of holidays are on notice provisionally, and counted anew when the list comes', async () => {
    const { id } = await approved();
    at('2026-12-31T01:00:00Z');
    const volunteer = await makeHoursVolunteer(world, tree);
    const later = await makeRecord(world, tree, { volunteer });
    await runUseCase(world.context(approver), approveRecords, { ids: [later.id] });
    expect((await itemOf(later.id)).closes_on).toBe('2027-01-05');
    const file = join(tmpdir(), `days-${process.pid}.json`);
    const write = (knownTo: number, days: object) => {
      writeFileSync(file, JSON.stringify({ knownTo, days }));
      takeOwnDays(file);
    };
    try {
      write(2027, { '2027-01-04': { work: false, name: '演示假' } });
      await close('2027-01-05T17:00:00Z');
      expect(await finalOf(later.id)).toBeNull();
      expect((await itemOf(later.id)).closes_on).toBe('2027-01-06');
      await close('2027-01-06T17:00:00Z');
      expect(await finalOf(later.id)).not.toBeNull();
    } finally {
      write(2026, {});
    }
    expect(await finalOf(id)).not.toBeNull();
  });
});

describe('inside the organisation', () => {
  it('members read masked names of those who agreed, nobody else’s, and of a sealed service neither name nor type', async () => {
    const { id, volunteer } = await approved('王小丽');
    const { actor } = await member();
    at(MONDAY);
    const sealed = await makeRecord(world, tree, {
      volunteer: await makeHoursVolunteer(world, tree, '李小梅'),
      privacyClass: 'P4',
    });
    await runUseCase(world.context(approver), approveRecords, { ids: [sealed.id] });
    const lines = async (who: Actor) => {
      const { data } = await world.graph<{ noticesOfMyTeams: { edges: { node: Record<string, unknown> }[] } }>(
        who,
        '{ noticesOfMyTeams(first: 100) { edges { node { id subjectId name title minutes day } } } }',
      );
      const [one, two] = [(await itemOf(id)).id, (await itemOf(sealed.id)).id];
      return data?.noticesOfMyTeams.edges
        .map(({ node }) => node)
        .filter((node) => node['id'] === one || node['id'] === two);
    };
    expect(await lines(actor)).toMatchObject([
      { subjectId: null, name: null, title: '专业服务', minutes: 120 },
      { subjectId: null, name: null, title: '演示·清洁家园', minutes: 120 },
    ]);
    await world.services.read
      .rows(
        sql`insert into privacy_notice (version, title, body) values ('notice-test', '告知书', '正文') on conflict do nothing`,
      )
      .catch(() => undefined);
    await world.services.read.rows(sql`insert into consent (id, volunteer_id, purpose, notice_version)
      select gen_random_uuid(), ${volunteer.id}, 'PUBLIC_NAME', version from privacy_notice limit 1`);
    expect(await lines(actor)).toMatchObject([{ name: null }, { name: '王*丽' }]);
    const far = await makeHoursVolunteer(world, tree, '演示·外人');
    expect(await lines(await actorOf(world, far.accountId ?? '', 'volunteer'))).toEqual([]);
  });
});

describe('催一下', () => {
  it('reaches whoever holds her record, once a working day, for her own that waits', async () => {
    at('2026-12-04T01:00:00Z');
    const volunteer = await makeHoursVolunteer(world, tree);
    const her = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
    const { id } = await makeRecord(world, tree, { volunteer });
    const urge = (who: Actor) => runUseCase(world.context(who), urgeRecord, { id });
    const { actor: other } = await member();
    expect(codesOf(await urge(other))).toEqual(['NOT_FOUND']);
    expect(codesOf(await urge(her))).toEqual([]);
    expect(codesOf(await urge(her))).toEqual(['URGED_ALREADY']);
    // Saturday and Sunday belong to the Monday.
    at('2026-12-05T02:00:00Z');
    expect(codesOf(await urge(her))).toEqual([]);
    at('2026-12-07T02:00:00Z');
    expect(codesOf(await urge(her))).toEqual(['URGED_ALREADY']);
    at('2026-12-08T02:00:00Z');
    await runUseCase(world.context(approver), approveRecords, { ids: [id] });
    expect(codesOf(await urge(her))).toEqual(['NOTHING_TO_URGE']);
  });
});
