import { limits } from '@jinguo/schema';
import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { isId, newId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { findUnit } from '../shared/find-unit.ts';
import { canManageUnit } from '../unit/unit.policy.ts';
import { Station } from './station.entity.ts';

const Input = z.object({
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
});

/** A station of a unit: made when there is no id, changed otherwise. It stays with the unit it was made for. */
export const saveStation = useCase({
  name: 'organization.save-station',
  label: '保存阵地',
  input: Input,
  async run(tx, { id, version, unitId, ...marks }) {
    const unit = await findUnit(tx, unitId);
    if (!unit) return refuse('NOT_FOUND', { field: 'unitId' });
    const no = refuseIf(canManageUnit(tx.actor, unit));
    if (no) return no;
    let stationId = id ?? newId();
    if (id) {
      const station = isId(id)
        ? await tx.em.findOne(Station, { id, unitId: unit.id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
      if (!station) return refuse('NOT_FOUND', { field: 'id' });
      if (station.version !== version) return refuse('STALE_VERSION');
      Object.assign(station, marks);
      stationId = station.id;
    } else {
      tx.em.create(
        Station,
        { id: stationId, unitId: unit.id, countyCode: unit.countyCode, ...marks, createdAt: tx.now },
        { persist: true },
      );
    }
    tx.about({ entityType: 'Station', entityId: stationId, unitId: unit.id, countyCode: unit.countyCode });
    return { id: stationId };
  },
});
