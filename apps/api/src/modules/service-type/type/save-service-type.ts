import { limits, PrivacyClass, type Reason, RiskLevel } from '@jinguo/schema';
import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { ServiceType } from './service-type.entity.ts';
import { canManageServiceTypes, type PlacedType, placeReasons } from './service-type.policy.ts';

const Input = z.object({
  id: z.string().nullish(),
  version: z.int().nullish(),
  parentId: z.string().nullish(),
  code: z.string().regex(/^[0-9A-Z][0-9A-Z_-]{1,19}$/),
  name: text(limits.name, 2),
  description: optionalText(limits.shortText),
  risk: z.enum(RiskLevel),
  privacyClass: z.enum(PrivacyClass),
  requiredQualification: z.string().nullish(),
  sort: z.int().min(0).max(9999).nullish(),
  active: z.boolean(),
});
type Input = z.infer<typeof Input>;

/** A type of the catalogue: made when there is no id, changed otherwise; retired, never deleted. */
export const saveServiceType = useCase({
  name: 'service-type.save-type',
  label: '保存服务类型',
  input: Input,
  constraints: { service_type_code_key: { code: 'NAME_TAKEN', field: 'code' } },
  async run(tx, input) {
    const no = refuseIf(canManageServiceTypes(tx.actor));
    if (no) return no;
    const known = input.id
      ? isId(input.id)
        ? await tx.em.findOne(ServiceType, input.id, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null
      : undefined;
    if (known === null) return refuse('NOT_FOUND');
    if (known && known.version !== input.version) return refuse('STALE_VERSION');
    const wrong = refuseIf(await reasonsAgainst(tx, input, known ?? null));
    if (wrong) return wrong;
    const { id: _id, version: _version, ...given } = input;
    const values = {
      ...given,
      parentId: input.parentId ?? null,
      requiredQualification: input.requiredQualification ?? null,
      sort: input.sort ?? known?.sort ?? 0,
    };
    const id = known?.id ?? newId();
    if (known) Object.assign(known, values);
    else tx.em.create(ServiceType, { id, ...values, createdAt: tx.now }, { persist: true });
    tx.about({ entityType: 'ServiceType', entityId: id, unitId: null, countyCode: null });
    return { id };
  },
});

/** Everything that speaks against the place and the qualification, at once. */
async function reasonsAgainst(tx: SignedInTx, input: Input, known: ServiceType | null): Promise<Reason[]> {
  const reasons: Reason[] = [];
  const parent = input.parentId && isId(input.parentId) ? await parentOf(tx, input.parentId) : null;
  if (input.parentId && !parent) reasons.push({ code: 'NOT_FOUND', field: 'parentId' });
  const [below] = known
    ? await tx.sql<{ n: number }>(sql`select count(*)::int as n from service_type where parent_id = ${known.id}`)
    : [];
  reasons.push(
    ...placeReasons({
      id: known?.id ?? null,
      parent,
      privacyClass: input.privacyClass,
      hasChildren: (below?.n ?? 0) > 0,
    }),
  );
  if (input.requiredQualification) {
    const [kind] = await tx.sql(
      sql`select 1 as found from qualification_kind where code = ${input.requiredQualification}`,
    );
    if (!kind) reasons.push({ code: 'NOT_FOUND', field: 'requiredQualification' });
  }
  return reasons;
}

async function parentOf(tx: SignedInTx, id: string): Promise<PlacedType['parent']> {
  const [row] = await tx.sql<{
    id: string;
    parentId: string | null;
    privacyClass: PrivacyClass;
  }>(sql`select id, parent_id as "parentId",
    privacy_class as "privacyClass" from service_type where id = ${id}`);
  return row ?? null;
}
