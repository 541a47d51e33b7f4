import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { loadServiceTypes, serviceTypeModule } from './index.ts';

let world: World;
let province: Actor;
const at = (path: string) => ({ id: '00000000-0000-4000-8000-000000000001', path });

beforeAll(async () => {
  world = await createWorld([serviceTypeModule]);
  await loadServiceTypes(world.ownerUrl);
  province = world.actorWith([{ place: at('1.'), role: 'SECURITY_ADMIN' }]);
});
afterAll(() => world.close());

interface Saved {
  saveQualificationKind: { id?: string; reasons?: { code: string; field: string | null }[] };
}
const save = async (actor: Actor | null, more: object = {}) => {
  const input = { code: 'NUTRITIONIST', name: '公共营养师证书', active: true, ...more };
  const { data } = await world.graph<Saved>(
    actor,
    'mutation ($input: SaveQualificationKindInput!) { saveQualificationKind(input: $input) { ... on Done { id } ... on Refused { reasons { code field } } } }',
    { input },
  );
  return data?.saveQualificationKind.reasons?.map(({ code, field }) => [code, field].filter(Boolean).join(' ')) ?? [];
};
const kinds = async (includeRetired: boolean) =>
  (
    await world.graph<{ qualificationKinds: { code: string; active: boolean; version: number; name: string }[] }>(
      null,
      'query ($all: Boolean) { qualificationKinds(includeRetired: $all) { code name active version sort } }',
      { all: includeRetired },
    )
  ).data?.qualificationKinds ?? [];

describe('kinds of papers', () => {
  it('are added, renamed and retired by the province; a retired one is offered to nobody and can be taken up again', async () => {
    expect(await save(province)).toEqual([]);
    expect(await save(province, { version: 1, name: '营养师证书' })).toEqual([]);
    expect(await save(province, { version: 2, name: '营养师证书', active: false })).toEqual([]);
    expect((await kinds(false)).some(({ code }) => code === 'NUTRITIONIST')).toBe(false);
    expect((await kinds(true)).find(({ code }) => code === 'NUTRITIONIST')).toMatchObject({
      name: '营养师证书',
      active: false,
      version: 3,
    });
    expect(await save(province, { version: 3, name: '营养师证书' })).toEqual([]);
    expect((await kinds(false)).some(({ code }) => code === 'NUTRITIONIST')).toBe(true);
    const entries = await world.services.read.rows(
      sql`select 1 as one from audit_entry where action = 'service-type.save-qualification-kind' and outcome = 'DONE'`,
    );
    expect(entries).toHaveLength(4);
  });

  it('are refused with every reason at once: a code or name taken, a code that is none, a stale tab, an unknown one', async () => {
    expect(await save(province, { code: 'LAWYER', name: '护士执业证' })).toEqual([
      'KIND_TAKEN code',
      'KIND_TAKEN name',
    ]);
    expect(await save(province, { code: 'a b', name: '' })).toEqual(['KIND_CODE code', 'TOO_SHORT name']);
    expect(await save(province, { code: 'LAWYER', name: '律师执业证', version: 9 })).toEqual(['STALE_VERSION']);
    expect(await save(province, { code: 'NOBODY', name: '没有这种', version: 1 })).toEqual(['NOT_FOUND code']);
  });

  it('once retired are named by no type that did not name them before', async () => {
    expect(await save(province, { code: 'OLD_PAPER', name: '演示旧证书' })).toEqual([]);
    const type = async (more: object) => {
      const input = { name: '演示类型', risk: 'ORDINARY', privacyClass: 'P1', active: true, ...more };
      const { data } = await world.graph<{ saveServiceType: { id?: string; reasons?: { code: string }[] } }>(
        province,
        'mutation ($input: SaveServiceTypeInput!) { saveServiceType(input: $input) { ... on Done { id } ... on Refused { reasons { code field } } } }',
        { input: { requiredQualification: 'OLD_PAPER', ...more, ...input } },
      );
      return data?.saveServiceType;
    };
    const before = await type({ code: 'T1' });
    expect(await save(province, { code: 'OLD_PAPER', name: '演示旧证书', active: false, version: 1 })).toEqual([]);
    expect((await type({ code: 'T2' }))?.reasons).toMatchObject([{ code: 'QUALIFICATION_RETIRED' }]);
    expect((await type({ code: 'T1', id: before?.id, version: 1, name: '演示类型二' }))?.reasons).toBeUndefined();
  });

  it('of two who add one name at once one wins', async () => {
    const both = await Promise.all(['ONE_A', 'ONE_B'].map((code) => save(province, { code, name: '同名证书' })));
    expect(both.toSorted((a, b) => a.length - b.length)).toEqual([[], ['KIND_TAKEN name']]);
  });

  it('are the province’s alone: neither a county nor a stranger edits them', async () => {
    const county = world.actorWith([{ place: at('1.2.3.'), role: 'SECURITY_ADMIN' }]);
    expect(await save(county, { code: 'COUNTY_OWN' })).toEqual(['NOT_ALLOWED']);
    expect(await save(null, { code: 'STRANGER' })).toEqual(['NOT_SIGNED_IN']);
  });
});
