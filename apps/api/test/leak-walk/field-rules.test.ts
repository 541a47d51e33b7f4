import { type FieldRight, type FieldSubject, fieldsOfSubject } from '@jinguo/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/modules.ts';
import { actorOf } from '../../src/modules/people/testing/people.make.ts';
import type { Actor } from '../../src/platform/access/actor.ts';
import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { createWorld, type World } from '../../src/platform/testing/world.ts';
import { maskIdNumber } from '../../src/platform/text/mask.ts';
import { type County, makeCounty } from './two-counties.ts';
import { type Walk, walksOf } from './walk.ts';

let world: World;
let county: County;
let walks: Walk[];
/** By field, what an answer holds when it shows it. */
let marks: Map<FieldRight, readonly string[]>;

beforeAll(async () => {
  world = await createWorld(modules);
  county = await makeCounty(world, 3, '本县私');
  marks = await markPerson();
  // Whoever holds a guardian's link reads by the link, whatever her role.
  walks = walksOf(world.schema, county.tries).filter(({ name }) => name !== 'guardianRequest');
});
afterAll(() => world.close());

/** Gives the person of the county values that nothing else has, in everything a rule may hide. */
async function markPerson(): Promise<Map<FieldRight, readonly string[]>> {
  const { read } = world.services;
  const [her] = await read.rows<{ id: string; sealed: string; paper: string }>(
    sql`select v.id, v.id_number_cipher as sealed, pc.file_id as paper from volunteer v join paper_confirmation pc on pc.volunteer_id = v.id
      where v.account_id = ${county.accounts.volunteer}`,
  );
  if (!her) throw new Error('The county has nobody with a paper.');
  const file = newId();
  const rows: Fragment[] = [
    sql`update volunteer set phone_masked = '166****7301', skills = '本县私特长', birth_date = '1931-05-05', state_reason = '本县私停用' where id = ${her.id}`,
    sql`update guardian_consent set guardian_phone_masked = '137****7302' where volunteer_id = ${her.id}`,
    sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code)
      values (${file}, 'marked', 'image/jpeg', 1, ${Buffer.alloc(32)}, ${county.accounts.volunteer}, '370303')`,
    sql`update qualification set file_id = ${file} where volunteer_id = ${her.id}`,
  ];
  for (const row of rows) await read.rows(row);
  return new Map<FieldRight, readonly string[]>([
    ['volunteer.phone', ['166****7301']],
    ['volunteer.id-number', [maskIdNumber(world.services.cipher.open(her.sealed))]],
    ['volunteer.age', ['"age":95']],
    ['volunteer.skills', ['本县私特长']],
    ['volunteer.guardian', ['137****7302', '本县私关系']],
    ['volunteer.state-reason', ['本县私停用']],
    ['qualification.number', ['本县私证号']],
    ['qualification.paper', [file]],
    ['registration.paper', [her.paper]],
    ['roster.phone', ['166****7301']],
    ['roster.reasons', ['本县私离开', '本县私取消']],
    ['record.phone', ['166****7301']],
  ]);
}

/** The places of her home are those of everything else there: of people it is told only under these types. */
const homes: Readonly<Record<string, readonly string[]>> = {
  Volunteer: ['placeName', 'villageCode', 'unit'],
  Registration: ['unitName'],
  QualificationLine: ['unitName'],
  PaperConfirmation: ['unitName'],
  RightsRequest: ['unitName'],
  ConsentLine: ['unitName'],
  RevealLine: ['unitName'],
};
function livesSomewhere(data: unknown): boolean {
  if (data === null || typeof data !== 'object') return false;
  const row = data as Readonly<Record<string, unknown>>;
  const told = homes[String(row['__typename'])]?.some((key) => (row[key] ?? null) !== null) ?? false;
  return told || Object.values(row).some(livesSomewhere);
}

/** The fields of the person that a walk over everything shows a reader. */
async function shown(actor: Actor): Promise<Set<FieldRight>> {
  const found = new Set<FieldRight>();
  for (const walk of walks) {
    const { data } = await world.graph(actor, walk.query, walk.variables);
    const text = JSON.stringify(data ?? null);
    if (livesSomewhere(data)) found.add('volunteer.residence');
    for (const [field, values] of marks) if (values.some((value) => text.includes(value))) found.add(field);
  }
  return found;
}

const asked = [
  ['COORDINATOR', 'coordinator'],
  ['STAFF', 'staff'],
] as const satisfies readonly (readonly [FieldSubject, string])[];

describe('a walk over the whole schema in one’s own county', { timeout: 300_000 }, () => {
  it.each(asked)('shows %s every field the role has, and none of those that rules hide', async (subject, role) => {
    const all = fieldsOfSubject[subject];
    const before = await shown(await actorOf(world, county.accounts[role]));
    expect(all.filter((field) => !before.has(field))).toEqual([]);
    for (const field of all)
      await world.services.read.rows(sql`insert into field_rule (id, unit_id, county_code, subject, field, reason, set_by)
        values (${newId()}, ${county.units.county}, '370303', ${subject}, ${field}, '收紧', ${county.accounts.security})`);
    expect([...(await shown(await actorOf(world, county.accounts[role])))]).toEqual([]);
  });
});
