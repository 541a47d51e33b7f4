import { limits, TeamState, TeamTier } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { findUnit } from '../shared/find-unit.ts';
import { nameTaken } from '../shared/name-taken.ts';
import { unitSearch } from '../unit/unit-search.ts';
import { canManageTeam } from './team.policy.ts';

const fields = {
  id: z.string(),
  version: z.int(),
  name: text(limits.name, 2),
  tier: z.enum(TeamTier),
  introduction: optionalText(limits.longText),
  state: z.enum(TeamState),
} as const;

interface TeamRow extends Record<string, unknown> {
  readonly tier: TeamTier;
  readonly introduction: string;
  readonly state: TeamState;
  readonly version: number;
}

/** Name, tier, introduction; ending a team or taking it up again. Its name lies in the tree, so one version covers both rows. */
export const updateTeam = useCase({
  name: 'organization.update-team',
  label: '修改服务队',
  input: anyFields,
  constraints: { unit_name_once: { code: 'NAME_TAKEN', field: 'name' } },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const unit = await findUnit(tx, values.id ?? '', 'no key update');
    const [row] = unit
      ? await tx.sql<TeamRow>(
          sql`select tier, introduction, state, version from team where id = ${unit.id} for no key update`,
        )
      : [];
    if (!unit || !row) return refuse('NOT_FOUND');
    const no = refuseIf(canManageTeam(tx.actor, unit));
    if (no) return no;
    if (row.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (unit.parentId) reasons.push(...(await nameTaken(tx, unit.parentId, values.name, unit.id)));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const { id: _id, version: _version, name, ...team } = complete;
    const search = unitSearch('TEAM', name, name);
    await tx.sql(
      sql`update team set tier = ${team.tier}, introduction = ${team.introduction}, state = ${team.state}, version = version + 1 where id = ${unit.id}`,
    );
    await tx.sql(sql`update unit set name = ${name}, short_name = ${name}, search_text = ${search.searchText}, search_grams = ${search.searchGrams},
      version = version + 1 where id = ${unit.id}`);
    const { version: _, ...before } = row;
    tx.changed({
      entity: 'Team',
      id: unit.id,
      kind: 'update',
      before: { name: unit.name, ...before },
      after: { name, ...team },
    });
    tx.about({ entityType: 'Team', entityId: unit.id, unitId: unit.id, countyCode: unit.countyCode });
    return { id: unit.id };
  },
});
