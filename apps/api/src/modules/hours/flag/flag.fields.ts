import { column, derived, list } from '../../../platform/projection/fields.ts';

const params = derived<{ facts: Readonly<Record<string, number | string>> }>({ facts: 'f.facts' }, ({ facts }) =>
  Object.entries(facts).map(([name, value]) => ({ name, value: String(value) })),
);

/** What a flag `f` says, to whoever reads it. */
export const flagSaid = {
  id: column('f.id'),
  code: column('f.code'),
  params,
  raisedAt: column('f.raised_at'),
} as const;
/** How it ended, told to those who decide. */
export const flagEnd = {
  resolution: column('f.resolution'),
  resolvedAt: column('f.resolved_at'),
  resolvedByName: column('(select fa.display_name from account fa where fa.id = f.resolved_by)'),
  reason: column('f.reason'),
} as const;

/** All of a record `r`, the open ones first. */
export const flagsOfRecord = list({
  from: 'record_flag f',
  where: 'f.record_id = r.id',
  orderBy: 'f.resolution is not null, f.raised_at desc, f.id',
  limit: 20,
  fields: { ...flagSaid, ...flagEnd },
});

/** Of her own record: what is being looked into now. */
export const flagsOfMine = list({
  from: 'record_flag f',
  where: 'f.record_id = r.id and f.resolution is null',
  orderBy: 'f.raised_at, f.id',
  limit: 20,
  fields: flagSaid,
});
