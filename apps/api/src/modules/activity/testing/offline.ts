import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { refused, type Scene } from './scene.ts';

const CHECKED = `{ __typename ... on Checked { kind at awaitsConfirmation signUp { id state checkedInAt } } ${refused} }`;
const REPORT = `mutation($input: OfflineScanInput!) { reportOfflineScan(input: $input) ${CHECKED} }`;
const DECIDED = `{ __typename ... on OfflineScansDecided { ids } ${refused} }`;
const CONFIRM = `mutation($ids: [ID!]!, $wasThere: Boolean!) { confirmOfflineScans(ids: $ids, wasThere: $wasThere) ${DECIDED} }`;
const DECLINE = `mutation($id: ID!, $reason: String!) { declineOfflineScan(id: $id, reason: $reason) ${DECIDED} }`;
const BOARD = `query($id: ID!) { board(activityId: $id) { signedUp arrived completed offline
  offlineScans(first: 10) { edges { node { id kind at volunteer { name phoneMasked } canConfirm { allowed } canDecline { allowed } } } } } }`;

type Answer = Record<string, never>;
interface Board {
  offline: number;
  signedUp: number;
  offlineScans: { edges: { node: { id: string; kind: string; canConfirm: { allowed: boolean } } }[] };
}

/** What a test of scans made without a network asks of the API. */
export function offlineOf(scene: Scene) {
  return {
    report: async (actor: Actor, input: object) =>
      (
        await scene.ask<{ reportOfflineScan: Answer }>(actor, REPORT, {
          input: { kind: 'IN', viaQr: true, clientId: newId(), ...input },
        })
      ).reportOfflineScan,
    confirm: async (ids: readonly string[], wasThere = true, actor: Actor = scene.coordinator) =>
      (await scene.ask<{ confirmOfflineScans: Answer }>(actor, CONFIRM, { ids, wasThere })).confirmOfflineScans,
    decline: async (id: string, reason: string, actor: Actor = scene.coordinator) =>
      (await scene.ask<{ declineOfflineScan: Answer }>(actor, DECLINE, { id, reason })).declineOfflineScan,
    board: async (id: string) => (await scene.ask<{ board: Board | null }>(scene.coordinator, BOARD, { id })).board,
    async signUp(id: string) {
      const [row] = await scene.world.services.read.rows<Record<string, unknown>>(
        sql`select state, check_in_method, check_out_method,
          floor(extract(epoch from checked_out_at - greatest(checked_in_at, lower(during))) / 60)::int as minutes from sign_up where id = ${id}`,
      );
      return row;
    },
  };
}
