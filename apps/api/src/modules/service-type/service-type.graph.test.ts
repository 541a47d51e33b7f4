import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { newId } from '../../platform/ids.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { loadServiceTypes, serviceTypeIdOf, serviceTypeModule } from './index.ts';
import { makeServiceType } from './testing/service-type.make.ts';

let world: World;
let province: Actor;
const at = (path: string) => ({ id: '00000000-0000-4000-8000-000000000001', path });

beforeAll(async () => {
  world = await createWorld([serviceTypeModule]);
  await loadServiceTypes(world.ownerUrl);
  province = world.actorWith([{ place: at('1.'), role: 'SECURITY_ADMIN' }]);
});
afterAll(() => world.close());

const SAVE = `mutation($input: SaveServiceTypeInput!) { saveServiceType(input: $input) { ... on Done { id } ... on Refused { reasons { code field } } } }`;
const input = (more: object = {}) => ({
  code: '90',
  name: '演示服务',
  risk: 'ORDINARY',
  privacyClass: 'P0',
  active: true,
  ...more,
});
const save = async (actor: Actor | null, more: object = {}) =>
  (
    await world.graph<{ saveServiceType: { id?: string; reasons?: { code: string; field: string | null }[] } }>(
      actor,
      SAVE,
      { input: input(more) },
    )
  ).data?.saveServiceType;

describe('the catalogue a province begins with', () => {
  it('has the founding notice’s five first, for anyone to read', async () => {
    const seen = await world.graph<{ serviceTypes: { name: string; parentId: string | null; privacyClass: string }[] }>(
      null,
      `{ serviceTypes { name parentId privacyClass } qualificationKinds { code name } }`,
    );
    const top = seen.data?.serviceTypes.filter((type) => type.parentId === null) ?? [];
    expect(top.slice(0, 5).map((type) => type.name)).toEqual([
      '法律咨询',
      '法律援助',
      '心理咨询',
      '邻里调解',
      '婚姻家庭关系调适',
    ]);
  });

  it('seals counselling, mediation and domestic violence with all beneath them (rules §3)', async () => {
    const rows = await world.services.read.rows<{
      name: string;
    }>(sql`select t.name from service_type t left join service_type p on p.id = t.parent_id
      where coalesce(p.code, t.code) in ('03', '04', '05', '06') and t.privacy_class <> 'P4'`);
    expect(rows).toEqual([]);
  });

  it('asks a lawyer for litigation but not for advice (律师法 §13), and marks rescue as hazardous', async () => {
    const seen = await world.graph<{
      serviceTypes: { code: string; risk: string; requiredQualification: { code: string } | null }[];
    }>(null, `{ serviceTypes { code risk requiredQualification { code } } }`);
    const of = (code: string) => seen.data?.serviceTypes.find((type) => type.code === code);
    expect(of('0201')?.requiredQualification).toEqual({ code: 'LAWYER' });
    expect(of('01')?.requiredQualification).toBeNull();
    expect(of('15')?.risk).toBe('HAZARDOUS');
  });

  it('is loaded once and never undoes what the province changed', async () => {
    await world.services.read.rows(
      sql`update service_type set name = '普法与法律咨询' where id = ${serviceTypeIdOf('01')}`,
    );
    expect(await loadServiceTypes(world.ownerUrl)).toBe(0);
    expect(await world.services.read.rows(sql`select name from service_type where code = '01'`)).toEqual([
      { name: '普法与法律咨询' },
    ]);
  });
});

describe('editing the catalogue', () => {
  it('is the province’s: a county’s right does not reach it, a denied one counts', async () => {
    const county = world.actorWith([{ place: at('1.2.3.'), actions: ['service-type.manage'] }]);
    const denied = world.actorWith([
      { place: at('1.'), role: 'SECURITY_ADMIN' },
      { place: at('1.'), actions: ['service-type.manage'], effect: 'DENY' },
    ]);
    for (const actor of [county, denied])
      expect((await save(actor))?.reasons).toEqual([{ code: 'NOT_ALLOWED', field: null }]);
    expect((await save(null))?.reasons).toEqual([{ code: 'NOT_SIGNED_IN', field: null }]);
  });

  it('adds, changes by version, retires; a retired type is listed only on request', async () => {
    const id = (await save(province))?.id ?? '';
    expect(await save(province, { id, version: 1, name: '演示服务改名', active: false })).toEqual({ id });
    expect((await save(province, { id, version: 1 }))?.reasons).toEqual([{ code: 'STALE_VERSION', field: null }]);
    const names = async (query: string) =>
      ((await world.graph<{ serviceTypes: { id: string }[] }>(null, query)).data?.serviceTypes ?? []).map(
        (type) => type.id,
      );
    expect(await names('{ serviceTypes { id } }')).not.toContain(id);
    expect(await names('{ serviceTypes(includeRetired: true) { id } }')).toContain(id);
  });

  it('gives every reason at once: unknown parent, unknown qualification', async () => {
    const no = await save(province, {
      code: '91',
      parentId: serviceTypeIdOf('nobody'),
      requiredQualification: 'WIZARD',
    });
    expect(no?.reasons).toEqual([
      { code: 'NOT_FOUND', field: 'parentId' },
      { code: 'NOT_FOUND', field: 'requiredQualification' },
    ]);
  });

  it('takes an empty choice for none: no parent, no qualification, and no surprise', async () => {
    const made = await save(province, { code: '97', parentId: '', requiredQualification: '' });
    expect(made?.id).toBeDefined();
    const [row] = await world.services.read.rows(
      sql`select parent_id, required_qualification from service_type where code = '97'`,
    );
    expect(row).toEqual({ parent_id: null, required_qualification: null });
  });

  it('refuses a code that is taken, also when two save it at once', async () => {
    const results = await Promise.all([save(province, { code: '92' }), save(province, { code: '92' })]);
    expect(results.filter((result) => result?.id)).toHaveLength(1);
    expect(results.flatMap((result) => result?.reasons ?? [])).toEqual([{ code: 'NAME_TAKEN', field: 'code' }]);
  });

  it('keeps what stands beneath a sealed type sealed', async () => {
    const sealed = await makeServiceType(world, { privacyClass: 'P4' });
    expect((await save(province, { code: '93', parentId: sealed.id, privacyClass: 'P1' }))?.reasons).toEqual([
      { code: 'INVALID_INPUT', field: 'privacyClass' },
    ]);
    expect((await save(province, { code: '93', parentId: sealed.id, privacyClass: 'P4' }))?.id).toBeTruthy();
  });

  it('is sealed only when all beneath it are: else a detail would tell what its heading hides', async () => {
    const heading = await makeServiceType(world, { privacyClass: 'P1' });
    const open = await save(province, { code: '94', parentId: heading.id, privacyClass: 'P1' });
    const [{ version, code, name } = { version: 0, code: '', name: '' }] = await world.services.read.rows<{
      version: number;
      code: string;
      name: string;
    }>(sql`select version, code, name from service_type where id = ${heading.id}`);
    const seal = () => save(province, { id: heading.id, version, code, name, parentId: '', privacyClass: 'P4' });
    expect((await seal())?.reasons).toEqual([{ code: 'BENEATH_LESS_SEALED', field: 'privacyClass' }]);
    await world.services.read.rows(sql`update service_type set privacy_class = 'P4' where id = ${open?.id ?? ''}`);
    expect((await seal())?.id).toBe(heading.id);
  });

  it('refuses malformed values with their fields and never fails', async () => {
    const no = await save(province, {
      code: '小写',
      name: '\u0000x',
      sort: -1,
      parentId: newId(),
      requiredQualification: 'NONE',
    });
    const fields = ['code', 'name', 'sort', 'parentId', 'requiredQualification'];
    expect(no?.reasons?.map((reason) => reason.field)).toEqual(fields);
  });

  it('tells a taken code with everything else that is wrong', async () => {
    await save(province, { code: '94' });
    const no = await save(province, { code: '94', name: '' });
    expect(no?.reasons?.map(({ code, field }) => [code, field])).toEqual([
      ['TOO_SHORT', 'name'],
      ['NAME_TAKEN', 'code'],
    ]);
  });
});
