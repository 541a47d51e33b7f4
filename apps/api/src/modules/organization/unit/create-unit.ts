import { IssuingBasis, limits, UnitKind, UnitLevel } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { countyCodeOf } from '../load/division-rows.ts';
import { findUnit, nextPlace } from '../shared/find-unit.ts';
import { nameTaken } from '../shared/name-taken.ts';
import { Unit } from './unit.entity.ts';
import { canCreateUnit, canManageUnit } from './unit.policy.ts';
import { unitSearch } from './unit-search.ts';

const fields = {
  parentId: z.string(),
  kind: z.enum(UnitKind),
  level: z.enum(UnitLevel),
  name: text(limits.name, 2),
  shortName: text(limits.name, 2),
  issuingBasis: z.enum(IssuingBasis),
  divisionCode: z
    .string()
    .regex(/^\d{2,12}$/)
    .nullish(),
} as const;

/** A unit below another: a federation of a new division, a unit that is no federation, a group member. */
export const createUnit = useCase({
  name: 'organization.create-unit',
  label: '新建单位',
  input: anyFields,
  constraints: {
    unit_name_once: { code: 'NAME_TAKEN', field: 'name' },
    unit_one_federation_per_division: { code: 'NAME_TAKEN', field: 'divisionCode' },
  },
  async run(tx, raw) {
    const { values, complete: input, reasons } = parseFields(fields, raw);
    const parent = await findUnit(tx, values.parentId ?? '');
    if (!parent) return refuse('NOT_FOUND', { field: 'parentId' });
    const right = refuseIf(canManageUnit(tx.actor, parent));
    if (right) return right;
    const divisionCode = values.divisionCode ?? null;
    const [division] = await tx.sql<{
      level: number;
      parentCode: string | null;
      statisticsOnly: boolean;
    }>(sql`select level, parent_code as "parentCode", statistics_only as "statisticsOnly" from division
      where code = ${divisionCode} and (valid_to is null or valid_to > ${tx.now}::date)`);
    const { kind, level, issuingBasis } = values;
    const placed = kind && level && issuingBasis && !reasons.some(({ field }) => field === 'divisionCode');
    reasons.push(
      ...(placed
        ? canCreateUnit(tx.actor, parent, { kind, level, issuingBasis, divisionCode, division: division ?? null })
        : []),
      ...(kind === 'FEDERATION' ? [] : await nameTaken(tx, parent.id, values.name)),
    );
    if (!input || reasons.length > 0) return new Refusal(reasons);
    const id = newId();
    const countyCode = divisionCode ? countyCodeOf(divisionCode) : parent.countyCode;
    tx.em.create(
      Unit,
      {
        id,
        ...(await nextPlace(tx, parent)),
        parentId: parent.id,
        kind: input.kind,
        level: input.level,
        name: input.name,
        shortName: input.shortName,
        divisionCode,
        countyCode,
        issuingBasis: input.issuingBasis,
        ...unitSearch(input.kind, input.name, input.shortName),
        createdAt: tx.now,
      },
      { persist: true },
    );
    tx.about({ entityType: 'Unit', entityId: id, unitId: id, countyCode });
    return { id };
  },
});
