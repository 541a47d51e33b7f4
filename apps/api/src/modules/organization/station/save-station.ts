import { limits } from '@jinguo/schema';
import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { isId, newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { findUnit } from '../shared/find-unit.ts';
import { canManageUnit } from '../unit/unit.policy.ts';
import { Station } from './station.entity.ts';

const fields = {
  id: z.string().nullish(),
  version: z.int().nullish(),
  unitId: z.string(),
  name: text(limits.title, 2),
  address: text(limits.shortText),
  hasPlace: z.boolean(),
  hasTeam: z.boolean(),
  hasProject: z.boolean(),
  hasFacility: z.boolean(),
  hasSystem: z.boolean(),
  hasSign: z.boolean(),
} as const;

/** A station of a unit: made when there is no id, changed otherwise. It stays with the unit it was made for. */
export const saveStation = useCase({
  name: 'organization.save-station',
  label: '保存阵地',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const { id } = values;
    const unit = await findUnit(tx, values.unitId ?? '');
    if (!unit) return refuse('NOT_FOUND', { field: 'unitId' });
    const no = refuseIf(canManageUnit(tx.actor, unit));
    if (no) return no;
    const station =
      id && isId(id)
        ? await tx.em.findOne(Station, { id, unitId: unit.id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
    if (id && !station) return refuse('NOT_FOUND', { field: 'id' });
    if (station && station.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const { id: _id, version: _version, unitId: _unitId, ...marks } = complete;
    const stationId = station?.id ?? newId();
    if (station) Object.assign(station, marks);
    else
      tx.em.create(
        Station,
        { id: stationId, unitId: unit.id, countyCode: unit.countyCode, ...marks, createdAt: tx.now },
        { persist: true },
      );
    tx.about({ entityType: 'Station', entityId: stationId, unitId: unit.id, countyCode: unit.countyCode });
    return { id: stationId };
  },
});
