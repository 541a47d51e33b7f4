import type { ExportKind } from '@jinguo/schema';
import type { Actor } from '../../platform/access/actor.ts';
import { sightOf } from '../../platform/access/sight.ts';
import type { Column, ExportSheet } from './sheet-columns.ts';
import { accounts, audit, grants, reveals } from './sheets/access-sheets.ts';
import { activities, roster, scans, signUps } from './sheets/activity-sheets.ts';
import { complaints } from './sheets/complaint-sheets.ts';
import { corrections, ledger, records } from './sheets/hours-sheets.ts';
import { consents, memberships, qualifications, rightsRequests, volunteers } from './sheets/people-sheets.ts';

/** The columns a reader has: those no rule takes from her altogether. */
export const columnsFor = (sheet: ExportSheet, actor: Actor | null): readonly Column[] =>
  sheet.columns.filter(({ right }) => !right || sightOf(actor, right) !== 'NONE');

/** Columns, reach and masks of each list that can be taken along: those of the screen, by the screen's own projections. */
export const exportSheets: Readonly<Record<ExportKind, ExportSheet>> = {
  VOLUNTEERS: volunteers,
  ACTIVITIES: activities,
  ROSTER: roster,
  RECORDS: records,
  MEMBERSHIPS: memberships,
  SIGN_UPS: signUps,
  SCANS: scans,
  QUALIFICATIONS: qualifications,
  CONSENTS: consents,
  RIGHTS_REQUESTS: rightsRequests,
  LEDGER: ledger,
  CORRECTIONS: corrections,
  ACCOUNTS: accounts,
  GRANTS: grants,
  AUDIT: audit,
  REVEALS: reveals,
  COMPLAINTS: complaints,
};
