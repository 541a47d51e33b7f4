import type { ProjectState } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

const ProjectSchema = defineEntity({
  name: 'Project',
  tableName: 'project',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    countyCode: p.character().length(6),
    serviceTypeId: p.uuid(),
    name: p.text(),
    goal: p.text(),
    startsOn: p.date(),
    endsOn: p.date(),
    state: p.text().$type<ProjectState>(),
    version: p.integer().version(),
    createdBy: p.uuid(),
    createdAt: p.datetime().length(3),
  },
});

/** A project: within a period, for a kind of service, with a goal; activities are its dated occurrences. */
export class Project extends ProjectSchema.class {}
ProjectSchema.setClass(Project);
