import { limits, ProjectState, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal, refuse } from '../../../platform/refusal.ts';
import { chosenId, optionalText, text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { barred, type UnitRow, unitToManage } from '../shared/reach.ts';
import { Project } from './project.entity.ts';

const fields = {
  id: z.string().nullish(),
  version: z.int().nullish(),
  unitId: chosenId,
  serviceTypeId: chosenId,
  name: text(limits.title, 2),
  goal: optionalText(limits.longText),
  startsOn: z.iso.date({ message: 'INVALID_DATE' }),
  endsOn: z.iso.date({ message: 'INVALID_DATE' }),
  state: z.enum(ProjectState).nullish(),
} as const;

/** A project under a unit: made when there is no id, changed otherwise. The unit stays. */
export const saveProject = useCase({
  name: 'activity.save-project',
  label: '保存项目',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const project = values.id ? await existing(tx, values.id) : null;
    if (isRefusal(project)) return project;
    const { unit, ...place } = project ? { unit: null, reasons: [] } : await unitToManage(tx, values.unitId);
    reasons.push(
      ...(project && project.version !== values.version ? [{ code: 'STALE_VERSION' } as const] : []),
      ...place.reasons,
      ...(await typeReasons(tx, values.serviceTypeId, project?.serviceTypeId)),
      ...(values.startsOn && values.endsOn && values.endsOn < values.startsOn
        ? [{ code: 'END_BEFORE_START', field: 'endsOn' } as const]
        : []),
    );
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const { serviceTypeId, name, goal, startsOn, endsOn } = complete;
    const described = { serviceTypeId, name, goal, startsOn, endsOn };
    const saved = project ? Object.assign(project, described) : unit && newProject(tx, unit, described);
    if (!saved) throw new Error('A project without a unit passed the checks.');
    saved.state = complete.state ?? saved.state;
    tx.about({ entityType: 'Project', entityId: saved.id, unitId: saved.unitId, countyCode: saved.countyCode });
    return { id: saved.id };
  },
});

async function existing(tx: SignedInTx, id: string): Promise<Project | Refusal> {
  if (!isId(id)) return refuse('NOT_FOUND');
  const [row] = await tx.sql<{ path: string } & Record<string, unknown>>(sql`select u.path
    from project p join unit u on u.id = p.unit_id where p.id = ${id} for no key update of p`);
  if (!row) return refuse('NOT_FOUND');
  return barred(tx.actor, 'activity.manage', row.path) ?? (await tx.em.findOneOrFail(Project, id));
}

const newProject = (
  tx: SignedInTx,
  unit: UnitRow,
  described: Pick<Project, 'serviceTypeId' | 'name' | 'goal' | 'startsOn' | 'endsOn'>,
): Project =>
  tx.em.create(
    Project,
    {
      id: newId(),
      unitId: unit.id,
      countyCode: unit.county_code,
      ...described,
      state: 'OPEN',
      createdBy: tx.actor.accountId,
      createdAt: tx.now,
    },
    { persist: true },
  );

/** A retired type takes no new work; what already has it keeps it. */
async function typeReasons(tx: SignedInTx, id: string | undefined, kept: string | undefined): Promise<Reason[]> {
  if (id === undefined) return [];
  const [type] = await tx.sql<{ active: boolean } & Record<string, unknown>>(
    sql`select active from service_type where id = ${id}`,
  );
  if (!type) return [{ code: 'NOT_FOUND', field: 'serviceTypeId' }];
  return type.active || kept === id ? [] : [{ code: 'SERVICE_TYPE_RETIRED', field: 'serviceTypeId' }];
}
