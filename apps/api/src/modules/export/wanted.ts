import type { ExportKind, RightsState } from '@jinguo/schema';
import type { ActivityFilter, RosterFilter, ScanFilter, SignUpFilter } from '../activity/index.ts';
import type { ComplaintFilter } from '../complaint/index.ts';
import type { LedgerFilter, RecordFilter } from '../hours/index.ts';
import type { AuditFilter } from '../insight/index.ts';
import type {
  AccountFilter,
  ConsentFilter,
  MembershipFilter,
  QualificationFilter,
  RevealFilter,
  RightFilter,
  VolunteerFilter,
} from '../people/index.ts';

/** What is exported: a list as it is filtered on the screen. Only the filter of its kind is looked at. */
export interface Wanted {
  readonly kind: ExportKind;
  readonly volunteers?: VolunteerFilter | null;
  readonly activities?: ActivityFilter | null;
  /** Of records and of their corrections. */
  readonly records?: RecordFilter | null;
  readonly memberships?: MembershipFilter | null;
  readonly activityId?: string | null;
  readonly roster?: RosterFilter | null;
  readonly signUps?: SignUpFilter | null;
  readonly scans?: ScanFilter | null;
  readonly qualifications?: QualificationFilter | null;
  readonly consents?: ConsentFilter | null;
  readonly rightsState?: RightsState | null;
  readonly ledger?: LedgerFilter | null;
  readonly accounts?: AccountFilter | null;
  readonly unitId?: string | null;
  readonly rights?: RightFilter | null;
  readonly audit?: AuditFilter | null;
  readonly reveals?: RevealFilter | null;
  readonly complaints?: ComplaintFilter | null;
}

const filters: Readonly<Record<ExportKind, (wanted: Wanted) => object | null | undefined>> = {
  VOLUNTEERS: ({ volunteers }) => volunteers,
  ACTIVITIES: ({ activities }) => activities,
  RECORDS: ({ records }) => records,
  MEMBERSHIPS: ({ memberships }) => memberships,
  ROSTER: ({ activityId, roster }) => ({ activityId, ...roster }),
  SIGN_UPS: ({ signUps }) => signUps,
  SCANS: ({ scans }) => scans,
  QUALIFICATIONS: ({ qualifications }) => qualifications,
  CONSENTS: ({ consents }) => consents,
  RIGHTS_REQUESTS: ({ rightsState }) => ({ state: rightsState }),
  LEDGER: ({ ledger }) => ledger,
  CORRECTIONS: ({ records }) => records,
  ACCOUNTS: ({ accounts }) => accounts,
  GRANTS: ({ unitId, rights }) => ({ unitId, ...rights }),
  AUDIT: ({ audit }) => audit,
  REVEALS: ({ reveals }) => reveals,
  COMPLAINTS: ({ complaints }) => complaints,
};

/** The filter as the log may keep it: that there was a keyword, not which (it may be a name or a number). */
export function loggedFilter(wanted: Wanted): Record<string, unknown> {
  const filter: { readonly [key: string]: unknown } = { ...filters[wanted.kind](wanted) };
  const told = Object.fromEntries(
    Object.entries(filter).filter(([key, value]) => key !== 'keyword' && value !== null && value !== undefined),
  );
  return { kind: wanted.kind, ...told, ...(filter['keyword'] ? { byKeyword: true } : {}) };
}

const instants: ReadonlySet<string> = new Set(['from', 'to', 'endingBefore']);
const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);

export const writeWanted = (wanted: Wanted): string => JSON.stringify(wanted);
/** What was asked for, as it was asked: an instant is an instant again, or a list would not be bounded by it. */
export const readWanted = (text: string): Wanted =>
  JSON.parse(text, (key, value: unknown) =>
    instants.has(key) && isInstant(value) ? new Date(value) : value,
  ) as Wanted;
