import { IssuingBasis, limits } from '@jinguo/schema';
import { z } from 'zod';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { findUnit } from '../shared/find-unit.ts';
import { nameTaken } from '../shared/name-taken.ts';
import { Unit } from './unit.entity.ts';
import { canManageUnit } from './unit.policy.ts';
import { unitSearch } from './unit-search.ts';

const fields = {
  id: z.string(),
  version: z.int(),
  name: text(limits.name, 2),
  shortName: text(limits.name, 2),
  issuingBasis: z.enum(IssuingBasis),
} as const;

/** Names and the right to issue certificates (令67 §26); place, level and kind stay what they were made as. */
export const updateUnit = useCase({
  name: 'organization.update-unit',
  label: '修改单位',
  input: anyFields,
  constraints: { unit_name_once: { code: 'NAME_TAKEN', field: 'name' } },
  async run(tx, raw) {
    const { values, complete: input, reasons } = parseFields(fields, raw);
    const seen = await findUnit(tx, values.id ?? '', 'no key update');
    if (!seen || seen.kind === 'TEAM') return refuse('NOT_FOUND');
    const no = refuseIf(canManageUnit(tx.actor, seen));
    if (no) return no;
    const unit = await tx.em.findOneOrFail(Unit, seen.id);
    if (unit.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (seen.parentId && seen.kind !== 'FEDERATION')
      reasons.push(...(await nameTaken(tx, seen.parentId, values.name, seen.id)));
    if (!input || reasons.length > 0) return new Refusal(reasons);
    Object.assign(unit, {
      name: input.name,
      shortName: input.shortName,
      issuingBasis: input.issuingBasis,
      ...unitSearch(unit.kind, input.name, input.shortName),
    });
    tx.about({ entityType: 'Unit', entityId: unit.id, unitId: unit.id, countyCode: unit.countyCode });
    return { id: unit.id };
  },
});
