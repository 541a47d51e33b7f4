import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { codesOf } from '../../people/testing/codes-of.ts';
import { makeFile } from '../../people/testing/file.make.ts';
import { actorOf, makeStaffActor } from '../../people/testing/people.make.ts';
import { personParts } from '../../people/testing/person-parts.ts';
import { revealObjector, withdrawObjection } from '../../publicity/testing/acts.ts';
import { closeAndTell } from '../../publicity/testing/closing.ts';
import { correctRecord } from '../correction/correct-record.ts';
import { decideCorrection } from '../correction/decide-correction.ts';
import { hoursModule } from '../hours.module.ts';
import { makeHoursVolunteer, recordOf } from '../testing/hours.make.ts';
import { openNotices } from '../testing/notice.steps.ts';

const { world, tree, approver, staff, at, close, approved, member, itemOf, object, objected, answer, finalOf } =
  await openNotices();
afterAll(() => world.close());

describe('an objection', () => {
  it('freezes: nothing is final, corrected or decided while it is open, and dismissed it lets go', async () => {
    const { id } = await approved();
    const { actor } = await member();
    const record = await recordOf(world, id);
    const correct = async () =>
      runUseCase(world.context(staff), correctRecord, {
        id,
        version: (await recordOf(world, id)).version,
        startedAt: new Date(record['started_at'] as string),
        endedAt: new Date(new Date(record['started_at'] as string).getTime() + 3_600_000),
        reason: '提前离开',
      });
    const proposed = await correct();
    expect(codesOf(proposed)).toEqual([]);
    const [waiting] = await world.services.read.rows<{ id: string; version: number }>(
      sql`select id, version from correction where record_id = ${id} and state = 'PROPOSED'`,
    );
    const objection = await objected(actor, id);
    const decide = () =>
      runUseCase(world.context(approver), decideCorrection, {
        id: waiting?.id,
        version: waiting?.version,
        accept: true,
      });
    expect(codesOf(await decide())).toEqual(['OBJECTION_OPEN']);
    expect(codesOf(await correct())).toContain('OBJECTION_OPEN');
    await close('2026-12-03T01:00:00Z');
    expect(await finalOf(id)).toBeNull();
    expect(codesOf(await answer(staff, objection, false))).toEqual(['OBJECTION_BARRED']);
    const other = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
    expect(codesOf(await answer(other, objection, false))).toEqual([]);
    await close('2026-12-03T01:01:00Z');
    expect(await finalOf(id)).not.toBeNull();
    // Corrected it says something nobody has seen: it is on notice again and not final.
    expect(codesOf(await decide())).toEqual([]);
    expect(await finalOf(id)).toBeNull();
    expect(await itemOf(id)).toMatchObject({ outcome: null, closes_on: '2026-12-07' });
    await close('2026-12-08T01:00:00Z');
    expect(await finalOf(id)).not.toBeNull();
  });

  it('upheld keeps the record from standing until it is corrected and on notice anew', async () => {
    const { id } = await approved();
    const { actor } = await member();
    const objection = await objected(actor, id);
    expect(codesOf(await answer(staff, objection, true))).toEqual([]);
    await close('2026-12-03T01:00:00Z');
    expect(await finalOf(id)).toBeNull();
    expect((await itemOf(id)).outcome).toBe('UPHELD');
    const { data } = await world.graph<{ record: { standing: string } }>(
      staff,
      'query ($id: ID!) { record(id: $id) { standing } }',
      { id },
    );
    expect(data?.record.standing).toBe('UPHELD');
    const record = await recordOf(world, id);
    const startedAt = new Date(record['started_at'] as string);
    // She was not there: no minute of it stays.
    const proposed = await runUseCase(world.context(staff), correctRecord, {
      ...{ id, version: record.version, startedAt, endedAt: startedAt, reason: '异议成立' },
    });
    expect(codesOf(proposed)).toEqual([]);
    const [waiting] = await world.services.read.rows<{ id: string }>(
      sql`select id from correction where record_id = ${id} and state = 'PROPOSED'`,
    );
    await runUseCase(world.context(approver), decideCorrection, { id: waiting?.id, version: 1, accept: true });
    await close('2026-12-08T01:00:00Z');
    expect(await finalOf(id)).not.toBeNull();
    const [sum] = await world.services.read.rows(
      sql`select sum(minutes)::int as minutes from ledger_entry where record_id = ${id}`,
    );
    expect(sum).toEqual({ minutes: 0 });
  });

  it('is made once at a time by one person, by whoever sees it, and not after the last day', async () => {
    const { id } = await approved();
    const { actor } = await member();
    expect(codesOf(await object(null, id))).toEqual(['NOT_SIGNED_IN']);
    const far = await makeHoursVolunteer(world, tree, '演示·外人');
    const stranger = await actorOf(world, far.accountId ?? '', 'volunteer');
    expect(codesOf(await object(stranger, id))).toEqual(['NOT_FOUND']);
    await objected(actor, id);
    expect(codesOf(await object(actor, id))).toEqual(['OBJECTION_EXISTS']);
    const second = await member('演示·另一位');
    at('2026-12-02T17:00:00Z');
    expect(codesOf(await object(second.actor, id))).toEqual(['NOTICE_CLOSED']);
  });

  it('is answered by none who objects, served or had a hand in it, once, and by whoever saw what stands now', async () => {
    const { id, volunteer } = await approved();
    const objector = await makeStaffActor(world, { unitId: tree.county.id, name: '演示·提异议的干部' });
    const objection = await objected(objector.actor, id);
    expect(codesOf(await answer(objector.actor, objection, false))).toEqual(['OBJECTION_OWN']);
    // The team's coordinator has no right to answer: to her there is nothing to be found.
    expect(codesOf(await answer(approver, objection, false))).toEqual(['NOT_FOUND']);
    await world.services.read.rows(sql`update account set display_name = ${volunteer.name},
      phone_index = (select phone_index from volunteer where id = ${volunteer.id}) where id = ${staff.accountId}`);
    expect(codesOf(await answer(staff, objection, false))).toEqual(['OBJECTION_BARRED']);
    await world.services.read.rows(
      sql`update account set display_name = '演示·答复人', phone_index = ${Buffer.from(objection)} where id = ${staff.accountId}`,
    );
    expect(codesOf(await answer(staff, objection, false, 7))).toEqual(['STALE_VERSION']);
    expect(codesOf(await answer(staff, objection, false))).toEqual([]);
    expect(codesOf(await answer(staff, objection, true, 2))).toEqual(['ALREADY_DECIDED']);
  });

  it('under protection names nobody: not in lists, not in the log, and one person alone learns who, on record', async () => {
    const { id } = await approved();
    const { actor, volunteer } = await member('演示·匿名者');
    expect(codesOf(await object(actor, id, { naming: 'PROTECTED', fileId: volunteer.id }))).toEqual([
      'EVIDENCE_SHOWS_WHO',
    ]);
    const objection = await objected(actor, id, { naming: 'PROTECTED' });
    const ask =
      '{ objections(state: OPEN) { edges { node { id objectorName naming canAnswer { allowed } canReveal { allowed } } } } }';
    const { data } = await world.graph<{ objections: { edges: { node: Record<string, unknown> }[] } }>(staff, ask);
    const line = data?.objections.edges.map(({ node }) => node).find((node) => node['id'] === objection);
    expect(line).toEqual({
      ...{ id: objection, objectorName: null, naming: 'PROTECTED' },
      ...{ canAnswer: { allowed: true }, canReveal: { allowed: true } },
    });
    const log = await world.services.read.rows<{ actor_account_id: string | null; ip: string | null }>(
      sql`select actor_account_id, ip from audit_entry where action = 'publicity.open-objection' and entity_id = ${objection}`,
    );
    expect(log).toEqual([{ actor_account_id: null, ip: null }]);
    const [row] = await world.services.read.rows<{ text: string }>(
      sql`select to_jsonb(o)::text as text from objection o where id = ${objection}`,
    );
    expect(row?.text).not.toContain(actor.accountId);
    const reveal = (who: Actor) =>
      runUseCase(world.context(who), revealObjector, { id: objection, reason: '需要向她核实' });
    expect(await reveal(staff)).toEqual({ value: volunteer.name });
    const other = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
    expect(codesOf(await reveal(other))).toEqual(['OBJECTION_TAKEN']);
    const { data: hers } = await world.graph<{ myObjections: { edges: { node: object }[] } }>(
      actor,
      '{ myObjections { edges { node { id revealedToName revealReason } } } }',
    );
    expect(hers?.myObjections.edges.map(({ node }) => node)).toEqual([
      { id: objection, revealedToName: '演示·答复人', revealReason: '需要向她核实' },
    ]);
    const withdraw = (who: Actor) => runUseCase(world.context(who), withdrawObjection, { id: objection });
    expect(codesOf(await withdraw(other))).toEqual(['NOT_FOUND']);
    expect(codesOf(await withdraw(actor))).toEqual([]);
    await close('2026-12-03T01:00:00Z');
    expect(await finalOf(id)).not.toBeNull();
  });

  it('two hundred who object, answer, withdraw and close at once: nothing is final while one is open, and nothing is lost', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push((await approved()).id);
    const members: Actor[] = [];
    for (let n = 0; n < 10; n += 1) members.push((await member(`演示·并行${n}`)).actor);
    const [first, ...others] = members as [Actor, ...Actor[]];
    // For those who object and answer it is the last evening; for the workers that close it is past midnight.
    at('2026-12-02T15:59:00Z');
    const late = { services: { ...world.services, now: () => new Date('2026-12-02T16:00:00Z') } };
    const earlier: string[] = [];
    for (const id of ids.slice(0, 10)) earlier.push(await objected(first, id));
    const asked = ids.flatMap((id, n) => others.slice(0, n < 10 ? 9 : 8).map((actor, m) => ({ id, actor, m })));
    const [objections, decided] = await Promise.all([
      Promise.all(asked.map(({ id, actor, m }) => object(actor, id, { naming: m % 2 ? 'NAMED' : 'PROTECTED' }))),
      Promise.all(
        earlier.map((id, n) =>
          n % 3 === 2 ? runUseCase(world.context(first), withdrawObjection, { id }) : answer(staff, id, n % 3 === 1),
        ),
      ),
      Promise.all(Array.from({ length: 20 }, () => closeAndTell(late, hoursModule.subscribers ?? []))),
    ]);
    expect(asked.length + earlier.length + 20).toBe(200);
    expect(decided.flatMap((one) => codesOf(one))).toEqual([]);
    // Who comes after the closing hears that; nobody hears anything else.
    expect(objections.flatMap((one) => codesOf(one)).filter((code) => code !== 'NOTICE_CLOSED')).toEqual([]);
    const finalWith = (states: readonly string[]) =>
      world.services.read.rows(sql`select r.id from service_record r join notice_item i on i.subject_id = r.id
      join objection o on o.item_id = i.id where r.id = any(${ids}::uuid[]) and r.final_at is not null and o.state = any(${[...states]}::text[])`);
    const openOnes = () =>
      world.services.read.rows<{
        id: string;
      }>(
        sql`select o.id from objection o join notice_item i on i.id = o.item_id where i.subject_id = any(${ids}::uuid[]) and o.state = 'OPEN'`,
      );
    const miscounted = await world.services.read.rows(sql`select i.id from notice_item i
      where i.objections <> (select count(*) from objection o where o.item_id = i.id and o.state = 'OPEN')`);
    expect(miscounted).toEqual([]);
    await close('2026-12-03T01:00:00Z');
    expect(await finalWith(['OPEN', 'UPHELD'])).toEqual([]);
    // Whatever happened in whichever order: once all is answered, each record is final or to be corrected.
    for (const { id } of await openOnes()) expect(codesOf(await answer(staff, id, false))).toEqual([]);
    await close('2026-12-03T02:00:00Z');
    expect(await finalWith(['OPEN', 'UPHELD'])).toEqual([]);
    const upheld = earlier.filter((_, n) => n % 3 === 1).length;
    const settled = await world.services.read.rows(
      sql`select r.id from service_record r where r.id = any(${ids}::uuid[]) and r.final_at is not null`,
    );
    expect(settled).toHaveLength(ids.length - upheld);
  });
});

describe('a person whose data are erased', () => {
  it('takes along her words and picture, by name or protected, and what others said of her record; how it ended stays', async () => {
    const [one, two] = [await approved(), await approved()];
    const { actor, volunteer } = await member('演示·要离开的');
    const fileId = await makeFile(world, { uploadedBy: actor.accountId, countyCode: '370303' });
    const named = await objected(actor, one.id, { fileId });
    const hidden = await objected(actor, two.id, { naming: 'PROTECTED' });
    const other = await objected((await member('演示·别人')).actor, two.id);
    expect(codesOf(await answer(staff, other, false))).toEqual([]);
    const erase = (id: string) =>
      inTransaction(workerContext(world.services), async (tx) => {
        for (const part of personParts())
          if (part.name === 'publicity' || part.name === 'hours') await part.erase?.(tx, id);
      });
    await erase(volunteer.id);
    await erase(two.volunteer.id);
    const left = await world.services.read.rows(
      sql`select id, statement, state, evidence_file_id from objection where id = any(${[named, hidden, other]}::uuid[]) order by id`,
    );
    expect(left).toEqual([
      { id: named, statement: '（已隐去）', state: 'OPEN', evidence_file_id: null },
      { id: hidden, statement: '（已隐去）', state: 'OPEN', evidence_file_id: null },
      { id: other, statement: '（已隐去）', state: 'DISMISSED', evidence_file_id: null },
    ]);
    expect(await world.services.read.rows(sql`select id from stored_file where id = ${fileId}`)).toEqual([]);
  });
});
