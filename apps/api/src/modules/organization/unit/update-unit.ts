import { IssuingBasis, limits } from '@jinguo/schema';
import { z } from 'zod';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { findUnit } from '../shared/find-unit.ts';
import { Unit } from './unit.entity.ts';
import { canManageUnit } from './unit.policy.ts';
import { unitSearch } from './unit-search.ts';

const Input = z.object({
  id: z.string(),
  version: z.int(),
  name: text(limits.name, 2),
  shortName: text(limits.name, 2),
  issuingBasis: z.enum(IssuingBasis),
});

/** Names and the right to issue certificates (令67 §26); place, level and kind stay what they were made as. */
export const updateUnit = useCase({
  name: 'organization.update-unit',
  label: '修改单位',
  input: Input,
  constraints: { unit_name_once: { code: 'NAME_TAKEN', field: 'name' } },
  async run(tx, input) {
    const seen = await findUnit(tx, input.id, 'no key update');
    if (!seen || seen.kind === 'TEAM') return refuse('NOT_FOUND');
    const no = refuseIf(canManageUnit(tx.actor, seen));
    if (no) return no;
    const unit = await tx.em.findOneOrFail(Unit, seen.id);
    if (unit.version !== input.version) return refuse('STALE_VERSION');
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
