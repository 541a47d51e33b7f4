import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { fixedId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { canManageServiceTypes } from './service-type.policy.ts';

const fields = {
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/, { message: 'KIND_CODE' }),
  version: z.int().nullish(),
  name: text(limits.name, 2),
  sort: z.int().min(0).max(9999).nullish(),
  active: z.boolean(),
} as const;

interface Row extends Record<string, unknown> {
  readonly name: string;
  readonly sort: number;
  readonly active: boolean;
  readonly version: number;
}

/**
 * A kind of paper: new without a version, changed with the one that was read. Retired, never deleted, since papers and
 * posts name it; its code stays what it is.
 */
export const saveQualificationKind = useCase({
  name: 'service-type.save-qualification-kind',
  label: '保存资格种类',
  input: anyFields,
  async run(tx, raw) {
    const { values: sent, complete: input, reasons } = parseFields(fields, raw);
    const no = refuseIf(canManageServiceTypes(tx.actor));
    if (no) return no;
    // Few edit the catalogue: one after the other, so that two cannot take one name.
    await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended('qualification-kinds', 0))`);
    const [known] = await tx.sql<Row>(
      sql`select name, sort, active, version from qualification_kind where code = ${sent.code ?? null}`,
    );
    reasons.push(...(await reasonsAgainst(tx, sent, known)));
    if (!input || reasons.length > 0) return new Refusal(reasons);
    const after = { name: input.name, sort: input.sort ?? known?.sort ?? 0, active: input.active };
    await tx.sql(
      known
        ? sql`update qualification_kind set name = ${after.name}, sort = ${after.sort}, active = ${after.active}, version = version + 1 where code = ${input.code}`
        : sql`insert into qualification_kind (code, name, sort, active) values (${input.code}, ${after.name}, ${after.sort}, ${after.active})`,
    );
    const before = known && { name: known.name, sort: known.sort, active: known.active };
    tx.changed({
      entity: 'QualificationKind',
      id: input.code,
      kind: known ? 'update' : 'create',
      ...(before && { before }),
      after,
    });
    const entityId = fixedId(`qualification-kind:${input.code}`);
    tx.about({ entityType: 'QualificationKind', entityId, unitId: null, countyCode: null });
    return { id: input.code };
  },
});

async function reasonsAgainst(
  tx: SignedInTx,
  sent: { readonly code?: string; readonly version?: number | null | undefined; readonly name?: string },
  known: Row | undefined,
): Promise<Reason[]> {
  const reasons: Reason[] = [];
  if (sent.code && sent.version == null && known) reasons.push({ code: 'KIND_TAKEN', field: 'code' });
  if (sent.code && sent.version != null && !known) reasons.push({ code: 'NOT_FOUND', field: 'code' });
  if (known && sent.version != null && known.version !== sent.version) reasons.push({ code: 'STALE_VERSION' });
  const taken = await tx.sql(
    sql`select 1 as found from qualification_kind where name = ${sent.name ?? null} and code is distinct from ${sent.code ?? null}`,
  );
  if (taken.length > 0) reasons.push({ code: 'KIND_TAKEN', field: 'name' });
  return reasons;
}
