import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { createScene, refusalOf, refused, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => scene.world.close());

const SAVE = `mutation($input: SaveProjectInput!) { saveProject(input: $input) { __typename ... on ProjectSaved { project { id name version state } } ${refused} } }`;
const project = (more: Record<string, unknown> = {}) => ({
  unitId: scene.team.id,
  serviceTypeId: scene.type.id,
  name: '演示·银龄陪伴',
  startsOn: '2026-12-01',
  endsOn: '2026-12-31',
  ...more,
});
const save = async (input: object, actor = scene.coordinator) =>
  (
    await scene.ask<{ saveProject: { project: { id: string; version: number } } & Record<string, never> }>(
      actor,
      SAVE,
      { input },
    )
  ).saveProject;

describe('projects', () => {
  it('a coordinator makes one for her team and changes it by version', async () => {
    const { project: made } = await save(project());
    expect(made).toMatchObject({ name: '演示·银龄陪伴', version: 1, state: 'OPEN' });
    const changed = project({ id: made.id, version: 1, name: '演示·改名' });
    expect((await save(changed)).project).toMatchObject({ name: '演示·改名', version: 2 });
    expect(refusalOf(await save(changed))).toEqual(['STALE_VERSION']);
  });

  it('blank name and an end before the start are told at once', async () => {
    expect(refusalOf(await save(project({ name: '', endsOn: '2026-11-01' })))).toEqual([
      'TOO_SHORT',
      'END_BEFORE_START',
    ]);
  });

  it('of a unit out of reach nobody learns that it exists', async () => {
    const { project: made } = await save(project({ name: '演示·别人看不到' }));
    expect(refusalOf(await save(project(), scene.neighbour))).toEqual(['NOT_FOUND']);
    expect(refusalOf(await save(project({ id: made.id, version: 1 }), scene.neighbour))).toEqual(['NOT_FOUND']);
    const QUERY = `query($id: ID!) { project(id: $id) { name } }`;
    expect(await scene.ask(scene.neighbour, QUERY, { id: made.id })).toEqual({ project: null });
  });

  it('of a sealed service every list says 专业服务, and whoever opens one reads what it is', async () => {
    const sealed = await makeServiceType(scene.world, { name: '演示·封存类型', privacyClass: 'P4' });
    const secret = { serviceTypeId: sealed.id, name: '演示·反家暴陪伴', goal: '演示·帮她离开' };
    const { project: made } = await save(project(secret));
    const { project: plain } = await save(project({ name: '演示·公开项目' }));
    const FIELDS = 'id name goal sealed serviceType { id code name description }';
    const list = async (keyword: string) => {
      const LIST = `query($f: ProjectFilter) { projects(filter: $f, first: 50) { edges { node { ${FIELDS} } } } }`;
      type Listed = { projects: { edges: { node: { id: string } }[] } };
      return (await scene.ask<Listed>(scene.coordinator, LIST, { f: { keyword } })).projects.edges.map(
        ({ node }) => node,
      );
    };
    // She who knows the name finds it by that, and still reads 专业服务.
    expect(await list('反家暴')).toEqual([
      {
        id: made.id,
        name: '专业服务',
        goal: '',
        sealed: true,
        serviceType: { id: sealed.id, code: '', name: '专业服务', description: '' },
      },
    ]);
    expect(await list('公开项目')).toMatchObject([
      { id: plain.id, name: '演示·公开项目', sealed: false, serviceType: { name: scene.type.name } },
    ]);
    const ONE = `query($id: ID!) { project(id: $id) { ${FIELDS} } }`;
    expect(await scene.ask(scene.coordinator, ONE, { id: made.id })).toMatchObject({
      project: { name: secret.name, goal: secret.goal, sealed: true, serviceType: { name: sealed.name } },
    });
  });
});
