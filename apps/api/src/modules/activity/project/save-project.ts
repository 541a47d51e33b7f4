import { limits, ProjectState } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { barred, type UnitRow, unitOf } from '../shared/reach.ts';
import { Project } from './project.entity.ts';

const Input = z
  .object({
    id: z.string().nullish(),
    version: z.int().nullish(),
    unitId: z.string(),
    serviceTypeId: z.uuid({ message: 'NOT_FOUND' }),
    name: text(limits.title, 2),
    goal: optionalText(limits.longText),
    startsOn: z.iso.date({ message: 'INVALID_DATE' }),
    endsOn: z.iso.date({ message: 'INVALID_DATE' }),
    state: z.enum(ProjectState).nullish(),
  })
  .refine((value) => value.endsOn >= value.startsOn, { path: ['endsOn'], message: 'END_BEFORE_START' });
type Input = z.infer<typeof Input>;

/** A project under a unit: made when there is no id, changed otherwise. The unit stays. */
export const saveProject = useCase({
  name: 'activity.save-project',
  label: '保存项目',
  input: Input,
  async run(tx, input) {
    const saved = input.id ? await existing(tx, input.id, input.version ?? 0) : await fresh(tx, input);
    if (!(saved instanceof Project)) return saved;
    const no = await typeFits(tx, saved, input.serviceTypeId);
    if (no) return no;
    Object.assign(saved, {
      serviceTypeId: input.serviceTypeId,
      name: input.name,
      goal: input.goal,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
    });
    saved.state = input.state ?? saved.state;
    tx.about({ entityType: 'Project', entityId: saved.id, unitId: saved.unitId, countyCode: saved.countyCode });
    return { id: saved.id };
  },
});

async function existing(tx: SignedInTx, id: string, version: number): Promise<Project | Refusal> {
  if (!isId(id)) return refuse('NOT_FOUND');
  const [row] = await tx.sql<{ path: string; version: number } & Record<string, unknown>>(sql`select u.path, p.version
    from project p join unit u on u.id = p.unit_id where p.id = ${id} for no key update of p`);
  if (!row) return refuse('NOT_FOUND');
  const no = barred(tx.actor, 'activity.manage', row.path);
  if (no) return no;
  if (row.version !== version) return refuse('STALE_VERSION');
  return await tx.em.findOneOrFail(Project, id);
}

async function fresh(tx: SignedInTx, input: Input): Promise<Project | Refusal> {
  const unit: UnitRow | null = await unitOf(tx, input.unitId);
  if (!unit) return refuse('NOT_FOUND', { field: 'unitId' });
  const no = barred(tx.actor, 'activity.manage', unit.path, 'unit.read');
  if (no) return no;
  if (unit.closed) return refuse('TEAM_CLOSED', { field: 'unitId' });
  return tx.em.create(
    Project,
    {
      id: newId(),
      unitId: unit.id,
      countyCode: unit.county_code,
      serviceTypeId: input.serviceTypeId,
      name: input.name,
      goal: input.goal,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      state: 'OPEN',
      createdBy: tx.actor.accountId,
      createdAt: tx.now,
    },
    { persist: true },
  );
}

/** A retired type takes no new work; what already has it keeps it. */
async function typeFits(tx: SignedInTx, project: Project, serviceTypeId: string): Promise<Refusal | null> {
  const [type] = await tx.sql<{ active: boolean } & Record<string, unknown>>(
    sql`select active from service_type where id = ${serviceTypeId}`,
  );
  if (!type) return refuse('NOT_FOUND', { field: 'serviceTypeId' });
  const kept = project.version !== undefined && project.serviceTypeId === serviceTypeId;
  return type.active || kept ? null : refuse('SERVICE_TYPE_RETIRED', { field: 'serviceTypeId' });
}
