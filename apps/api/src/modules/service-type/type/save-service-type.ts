import { limits, PrivacyClass, type Reason, RiskLevel } from '@jinguo/schema';
import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { kindsToName } from './kinds-to-name.ts';
import { ServiceType } from './service-type.entity.ts';
import { canManageServiceTypes, type PlacedType, placeReasons } from './service-type.policy.ts';

/** Nothing chosen, however it is sent. */
const chosen = z
  .string()
  .nullish()
  .transform((value) => value || null);

const fields = {
  id: z.string().nullish(),
  version: z.int().nullish(),
  parentId: chosen,
  code: z.string().regex(/^[0-9A-Z][0-9A-Z_-]{1,19}$/),
  name: text(limits.name, 2),
  description: optionalText(limits.shortText),
  risk: z.enum(RiskLevel),
  privacyClass: z.enum(PrivacyClass),
  requiredQualification: chosen,
  sort: z.int().min(0).max(9999).nullish(),
  active: z.boolean(),
} as const;
type Sent = ReturnType<typeof parseFields<typeof fields>>['values'];

/** A type of the catalogue: made when there is no id, changed otherwise; retired, never deleted. */
export const saveServiceType = useCase({
  name: 'service-type.save-type',
  label: '保存服务类型',
  input: anyFields,
  constraints: { service_type_code_key: { code: 'NAME_TAKEN', field: 'code' } },
  async run(tx, raw) {
    const { values: sent, complete: input, reasons } = parseFields(fields, raw);
    const no = refuseIf(canManageServiceTypes(tx.actor));
    if (no) return no;
    const known = sent.id
      ? isId(sent.id)
        ? await tx.em.findOne(ServiceType, sent.id, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null
      : undefined;
    if (known === null) return refuse('NOT_FOUND');
    if (known && known.version !== sent.version) reasons.push({ code: 'STALE_VERSION' });
    reasons.push(...(await reasonsAgainst(tx, sent, known ?? null)));
    if (!input || reasons.length > 0) return new Refusal(reasons);
    const { id: _id, version: _version, ...given } = input;
    const values = {
      ...given,
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
async function reasonsAgainst(tx: SignedInTx, input: Sent, known: ServiceType | null): Promise<Reason[]> {
  const reasons: Reason[] = [];
  const parent = input.parentId && isId(input.parentId) ? await parentOf(tx, input.parentId) : null;
  if (input.parentId && !parent) reasons.push({ code: 'NOT_FOUND', field: 'parentId' });
  const [below] = known
    ? await tx.sql<{ n: number; least: PrivacyClass | null }>(
        sql`select count(*)::int as n, min(privacy_class) as least from service_type where parent_id = ${known.id}`,
      )
    : [];
  // Without a class that can be read, the parent's says nothing against it.
  const privacyClass = input.privacyClass ?? parent?.privacyClass ?? 'P1';
  const beneath = { hasChildren: (below?.n ?? 0) > 0, leastBeneath: below?.least ?? null };
  reasons.push(...placeReasons({ id: known?.id ?? null, parent, privacyClass, ...beneath }));
  // Told with the rest; of two who save one code at the same moment the constraint refuses the second.
  const taken = await tx.sql(
    sql`select 1 as found from service_type where code = ${input.code ?? null} and id is distinct from ${known?.id ?? null}::uuid`,
  );
  if (taken.length > 0) reasons.push({ code: 'NAME_TAKEN', field: 'code' });
  if (input.requiredQualification) {
    const kept = known?.requiredQualification;
    const offered = (await kindsToName(tx, kept ? [kept] : [])).get(input.requiredQualification);
    if (!offered)
      reasons.push({
        code: offered === undefined ? 'NOT_FOUND' : 'QUALIFICATION_RETIRED',
        field: 'requiredQualification',
      });
  }
  return reasons;
}

/** Held as it is: what is sealed in the same moment waits, and then sees who came beneath it. */
async function parentOf(tx: SignedInTx, id: string): Promise<PlacedType['parent']> {
  const [row] = await tx.sql<{
    id: string;
    parentId: string | null;
    privacyClass: PrivacyClass;
  }>(sql`select id, parent_id as "parentId",
    privacy_class as "privacyClass" from service_type where id = ${id} for share`);
  return row ?? null;
}
