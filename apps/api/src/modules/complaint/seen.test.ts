import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { takeOwnDays } from '../../platform/calendar/working-days.ts';
import { sql } from '../../platform/database/sql.ts';
import { mayOpen } from '../../platform/files/file-readers.ts';
import type { World } from '../../platform/testing/world.ts';
import { countStatements } from '../activity/testing/activity.make.ts';
import { makeFile } from '../people/testing/file.make.ts';
import { personParts } from '../people/testing/person-parts.ts';
import { recountComplaints } from './clock/tend.ts';
import { acceptComplaint } from './handling/accept-complaint.ts';
import { enterComplaint } from './intake/enter-complaint.ts';
import { openComplaint } from './intake/open-complaint.ts';
import { acts, type ComplaintWorld, complaint, idOf, MONDAY, makeComplaintWorld } from './testing/complaint.make.ts';

let made: ComplaintWorld;
let world: World;
let does: ReturnType<typeof acts>;
beforeAll(async () => {
  made = await makeComplaintWorld();
  ({ world } = made);
  does = acts(made);
});
afterAll(() => world.close());

it('a day counted by weekdays alone is counted anew when the year’s holidays come, from the day it began', async () => {
  world.setNow('2026-12-24T01:00:00Z');
  const { id } = await does.complained();
  const due = async () => {
    const [row] = await world.services.read.rows<{ due: string; provisional: boolean }>(
      sql`select due_on::text as due, due_provisional as provisional from complaint where id = ${id}`,
    );
    return row;
  };
  expect(await due()).toEqual({ due: '2026-12-31', provisional: false });
  idOf(await does.run(made.village, acceptComplaint, { id, version: 1 }));
  expect(await due()).toEqual({ due: '2027-01-15', provisional: true });
  await does.job(recountComplaints);
  expect(await due()).toEqual({ due: '2027-01-15', provisional: true });
  const file = join(tmpdir(), `complaint-days-${process.pid}.json`);
  const know = (knownTo: number, days: object): void => {
    writeFileSync(file, JSON.stringify({ knownTo, days }));
    takeOwnDays(file);
  };
  try {
    know(2027, { '2027-01-01': { work: false, name: '演示假' }, '2027-01-09': { work: true, name: '演示补班' } });
    await does.job(recountComplaints);
    expect(await due()).toEqual({ due: '2027-01-14', provisional: false });
    know(2028, { '2027-01-01': { work: false, name: '演示假' } });
    // Certain days stay as they were told, whatever a later list says.
    await does.job(recountComplaints);
    expect(await due()).toEqual({ due: '2027-01-14', provisional: false });
  } finally {
    know(2026, {});
    rmSync(file);
  }
});

it('what was handed in as evidence is opened at the desk, by nobody who is named, entered it elsewhere, or is elsewhere', async () => {
  world.setNow(MONDAY);
  const { actor, activityId } = await does.served();
  const fileId = await makeFile(world, { uploadedBy: actor.accountId, countyCode: '370303' });
  const said = complaint({ activityId, fileId, aboutName: '演示·县里人', about: 'SERVICE' });
  const id = idOf(await does.run(actor, openComplaint, said));
  const opens = (who: Actor | null, uploadedBy = actor.accountId) =>
    mayOpen(world.context(who), { id: fileId, uploaded_by: uploadedBy });
  expect(await opens(actor)).toBe(true);
  for (const who of [made.village, made.colleague, made.city]) expect(await opens(who)).toBe(true);
  for (const who of [made.county, made.coordinator, made.neighbour, null]) expect(await opens(who)).toBe(false);
  const other = await does.served();
  expect(await opens(other.actor)).toBe(false);
  const link = async (who: Actor) =>
    (
      await world.graph<{ complaint: { evidenceUrl: string | null } | null }>(
        who,
        'query ($id: ID!) { complaint(id: $id) { evidenceUrl } }',
        { id },
      )
    ).data?.complaint?.evidenceUrl;
  expect(await link(made.village)).toContain(fileId);
  expect(await link(made.county)).toBeUndefined();
});

it('a copy of her data holds what she complained of by name, and not what she asked to be protected in', async () => {
  world.setNow(MONDAY);
  const { volunteer, actor } = await does.complained({ facts: ['实名说的事'] });
  idOf(
    await does.run(
      actor,
      openComplaint,
      complaint({ unitId: made.tree.team.id, naming: 'PROTECTED', facts: ['保密说的事'] }),
    ),
  );
  const other = await does.complained({ facts: ['别人说的事'] });
  const part = personParts().find(({ name }) => name === 'complaint');
  const copied = await part?.copy?.({ sql: (text) => world.services.read.rows(text) }, volunteer.id);
  expect(copied?.['我实名提出的投诉']).toMatchObject([{ 内容: '实名说的事', 状态: 'RECEIVED', 认定: null }]);
  // Her copy is made by somebody at a desk: whom she asked to be hidden from.
  expect(JSON.stringify(copied)).not.toMatch(/保密说的事|别人说的事/);
  expect(other.volunteer.id).not.toBe(volunteer.id);
});

it('entered for somebody it may name the activity: the one that held it answers, whoever enters it must see it', async () => {
  world.setNow(MONDAY);
  const { activityId } = await does.served();
  const enter = (who: Actor) => does.run(who, enterComplaint, complaint({ activityId, complainantName: '演示·大娘' }));
  expect(await enter(made.neighbour)).toMatchObject({ reasons: [{ code: 'NOT_FOUND' }] });
  const id = idOf(await enter(made.coordinator));
  const [row] = await world.services.read.rows(
    sql`select u.name as unit, c.activity_id from complaint c join unit u on u.id = c.unit_id where c.id = ${id}`,
  );
  expect(row).toEqual({ unit: '演示一队', activity_id: activityId });
});

it('a page of complaints, her own and the figures cost as many statements for many as for one', async () => {
  world.setNow(MONDAY);
  const first = await does.complained();
  const page =
    '{ complaints(first: 50) { totalCount edges { node { id unit { name } desk { name } activityTitle steps { kind byName } canAccept { allowed } canUrge { allowed } } } } }';
  const own = '{ myComplaints(first: 50) { edges { node { id facts steps { kind } canWithdraw { allowed } } } } }';
  const figures = 'query ($id: ID!) { complaintTallies(unitId: $id) { unitName total } }';
  const costs = async () =>
    [
      await countStatements(world, () => world.graph(made.city, page)),
      await countStatements(world, () => world.graph(first.actor, own)),
      await countStatements(world, () => world.graph(made.city, figures, { id: made.tree.city.id })),
    ].map(({ statements }) => statements);
  const one = await costs();
  for (let n = 0; n < 8; n += 1) await does.complained({ naming: n % 2 ? 'PROTECTED' : 'NAMED' });
  idOf(await does.run(first.actor, openComplaint, complaint({ unitId: made.tree.team.id })));
  expect(await costs()).toEqual(one);
});
