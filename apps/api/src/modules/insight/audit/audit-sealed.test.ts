import { afterAll, beforeAll, expect, it } from 'vitest';
import { createScene, type Scene } from '../../activity/testing/scene.ts';
import { hoursModule } from '../../hours/index.ts';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { insightModule } from '../insight.module.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene([hoursModule, insightModule]);
});
afterAll(() => scene.world.close());

it('the log tells of a sealed project that it was made, and nothing of what it is called or for', async () => {
  const SAVE = `mutation($input: SaveProjectInput!) { saveProject(input: $input) { ... on ProjectSaved { project { id } } } }`;
  const LOG = 'query($id: ID!) { auditLog(filter: { entityId: $id }) { edges { node { thingName changes } } } }';
  const logOf = async (serviceTypeId: string): Promise<{ thingName: string; changes: unknown }> => {
    const input = {
      unitId: scene.team.id,
      serviceTypeId,
      name: '演示·反家暴陪伴',
      goal: '演示·帮她离开',
      startsOn: '2026-12-01',
      endsOn: '2026-12-31',
    };
    type Saved = { saveProject: { project: { id: string } } };
    const { saveProject } = await scene.ask<Saved>(scene.coordinator, SAVE, { input });
    type Log = { auditLog: { edges: { node: { thingName: string; changes: unknown } }[] } };
    const { auditLog } = await scene.ask<Log>(scene.staff, LOG, { id: saveProject.project.id });
    const [edge] = auditLog.edges;
    if (!edge) throw new Error('the log has no entry of it');
    return edge.node;
  };
  const told = await logOf(scene.type.id);
  expect(told.thingName).toBe('演示·反家暴陪伴');
  expect(JSON.stringify(told.changes)).toContain('帮她离开');
  const sealed = await makeServiceType(scene.world, { privacyClass: 'P4' });
  const kept = await logOf(sealed.id);
  expect(kept.thingName).toBe('专业服务');
  expect(JSON.stringify(kept.changes)).not.toMatch(/反家暴|帮她离开/);
  expect(JSON.stringify(kept.changes)).not.toContain(sealed.id);
});
