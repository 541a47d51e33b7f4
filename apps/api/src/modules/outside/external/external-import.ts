import type { ExternalImportState, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks, may } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import type { SignedInTx, Tx } from '../../../platform/use-case.ts';
import { externalImported } from '../outside.events.ts';

/** An import moves only along this table. */
const moves = {
  check: { from: ['READING'], to: 'CHECKING' },
  told: { from: ['CHECKING'], to: 'CHECKED' },
  commit: { from: ['CHECKED'], to: 'IMPORTING' },
  finish: { from: ['IMPORTING'], to: 'DONE' },
  undo: { from: ['DONE'], to: 'UNDONE' },
  discard: { from: ['CHECKED', 'FAILED'], to: 'DISCARDED' },
  fail: { from: ['READING', 'CHECKING', 'IMPORTING'], to: 'FAILED' },
} as const satisfies Record<string, { from: readonly ExternalImportState[]; to: ExternalImportState }>;
export type ExternalMove = keyof typeof moves;

export const canMove = (state: ExternalImportState, move: ExternalMove): boolean =>
  (moves[move].from as readonly ExternalImportState[]).includes(state);

/** An import as the worker and the use cases read it, locked. */
export interface ExternalImport extends Record<string, unknown> {
  readonly id: string;
  readonly unit_id: string;
  readonly county_code: string;
  readonly path: string;
  readonly platform: string;
  readonly created_by: string;
  readonly file_id: string | null;
  readonly file_name: string;
  readonly state: ExternalImportState;
  readonly include_suspects: boolean;
  readonly position: number;
  readonly version: number;
}
export const importColumns = raw(
  'i.id, i.unit_id, i.county_code, u.path, i.platform, i.created_by, i.file_id, i.file_name, i.state, i.include_suspects, i.done as position, i.version',
);

export const externalTopic = 'external-import';

/** The one gate through which an import changes its state. */
export async function moveImport(tx: Tx, job: ExternalImport, move: ExternalMove, set = raw('')): Promise<void> {
  if (!canMove(job.state, move)) throw new Error(`An import cannot ${move} while ${job.state}.`);
  await tx.sql(
    sql`update external_import set state = ${moves[move].to}, done = 0, attempts = 0, version = version + 1 ${set} where id = ${job.id}`,
  );
}

/** Ends it and says why; what was imported before stays and is not doubled by another try. */
export const failImport = (tx: Tx, job: ExternalImport, reason: Reason): Promise<void> => {
  if (job.state === 'IMPORTING') tx.publish(externalImported.of({ importId: job.id }));
  return moveImport(tx, job, 'fail', sql`, failure = ${JSON.stringify(reason)}::jsonb, finished_at = ${tx.now}`);
};

/** Imports of the places she exchanges hours for: what was brought in there concerns whoever answers for it after her. */
export const importReach = (actor: Actor | null): Fragment =>
  within(actor, 'hours.outside', { path: 'u.path', unitId: 'i.unit_id', county: 'i.county_code' });

/** An import, locked and at the version she saw, if it may move so. A file under way is its bringer's alone; undone it is by anybody with the right. */
export async function lockImport(
  tx: SignedInTx,
  id: string,
  version: number,
  move: ExternalMove,
): Promise<ExternalImport | Refusal> {
  const [job] = isId(id)
    ? await tx.sql<ExternalImport>(
        sql`select ${importColumns} from external_import i join unit u on u.id = i.unit_id where i.id = ${id} for update of i`,
      )
    : [];
  if (!job || !may(tx.actor, 'hours.outside', job.path)) return refuse('NOT_FOUND');
  if (move !== 'undo' && job.created_by !== tx.actor.accountId) return refuse('NOT_FOUND');
  const no = refuseIf(lacks(tx.actor, 'hours.outside', job.path));
  if (no) return no;
  if (!canMove(job.state, move)) return refuse(move === 'undo' ? 'EXTERNAL_NOT_DONE' : 'STALE_VERSION');
  return job.version === version ? job : refuse('STALE_VERSION');
}

/** What the log says an import's use cases are about. */
export const aboutImport = (tx: SignedInTx, job: ExternalImport): void =>
  tx.about({ entityType: 'ExternalImport', entityId: job.id, unitId: job.unit_id, countyCode: job.county_code });
