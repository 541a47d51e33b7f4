import { limits, TeamTier } from '@jinguo/schema';
import { z } from 'zod';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { findUnit, nextPlace } from '../shared/find-unit.ts';
import { nameTaken } from '../shared/name-taken.ts';
import { Unit } from '../unit/unit.entity.ts';
import { canCreateTeam } from '../unit/unit.policy.ts';
import { unitSearch } from '../unit/unit-search.ts';
import { newJoinCode } from './join-code.ts';
import { Team } from './team.entity.ts';

const fields = {
  unitId: z.string(),
  name: text(limits.name, 2),
  tier: z.enum(TeamTier),
  introduction: optionalText(limits.longText),
  foundedOn: z.iso.date({ message: 'INVALID_DATE' }).nullish(),
} as const;

/**
 * A team under a unit. It may issue nothing by itself: the unit above answers for its records (rules §1.3, AT-3).
 * Two with one name under one unit are refused by the database, so that a race has one winner.
 */
export const createTeam = useCase({
  name: 'organization.create-team',
  label: '新建服务队',
  input: anyFields,
  constraints: { unit_name_once: { code: 'NAME_TAKEN', field: 'name' } },
  async run(tx, raw) {
    const { values, complete: input, reasons } = parseFields(fields, raw);
    const parent = await findUnit(tx, values.unitId ?? '');
    if (!parent) return refuse('NOT_FOUND', { field: 'unitId' });
    const no = refuseIf(canCreateTeam(tx.actor, parent));
    if (no) return no;
    reasons.push(...(await nameTaken(tx, parent.id, values.name)));
    if (values.foundedOn && values.foundedOn > dateIn(tx.now).toString())
      reasons.push({ code: 'FOUNDED_IN_FUTURE', field: 'foundedOn' });
    if (!input || reasons.length > 0) return new Refusal(reasons);
    const id = newId();
    tx.em.create(
      Unit,
      {
        id,
        ...(await nextPlace(tx, parent)),
        parentId: parent.id,
        kind: 'TEAM',
        level: 'TEAM',
        name: input.name,
        shortName: input.name,
        divisionCode: null,
        countyCode: parent.countyCode,
        issuingBasis: 'NONE',
        ...unitSearch('TEAM', input.name, input.name),
        createdAt: tx.now,
      },
      { persist: true },
    );
    await tx.em.flush(); // the team's row refers to the unit's
    const villageCode = parent.level === 'VILLAGE' ? parent.divisionCode : null;
    tx.em.create(
      Team,
      {
        id,
        tier: input.tier,
        introduction: input.introduction,
        joinCode: newJoinCode(),
        villageCode,
        foundedOn: input.foundedOn ?? null,
        state: 'ACTIVE',
        createdAt: tx.now,
      },
      { persist: true },
    );
    tx.about({ entityType: 'Team', entityId: id, unitId: id, countyCode: parent.countyCode });
    return { id };
  },
});
