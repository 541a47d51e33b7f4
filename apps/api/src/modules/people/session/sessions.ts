import type { SessionEnd } from '@jinguo/schema';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../../../platform/access/actor.ts';
import type { SessionPort } from '../../../platform/access/session-port.ts';
import type { Services } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { loadActor } from './load-actor.ts';

const FRESH_MS = 5000;
/** How exactly her list of sessions knows when one was last in use. */
const SEEN_MS = 5 * 60_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A session this process has met: listens for news of its account, and may hold a fresh actor. */
interface Known {
  readonly stop: () => void;
  /** Grows with every piece of news: what was read before the news is not kept after it. */
  turn: number;
  actor: Actor | null;
  freshUntil: number;
  validUntil: number;
}

/** Without an account: everyone's. */
type Forget = (accountId?: string) => void;
const forgetters = new WeakMap<object, Set<Forget>>();
/** Rules of fields changed: thousands of accounts may see less, and no news could name them all. */
export const fieldRulesTopic = 'field-rules';
const topicOf = (accountId: string): string => `session:${accountId}`;

/** Ends an account's sessions in both apps, in every process at once, and why; `except` is the one she is using. */
export async function endSessions(tx: Tx, accountId: string, why: SessionEnd, except?: string): Promise<number> {
  await tx.sql(sql`select 1 as one from account where id = ${accountId} for no key update`);
  const rows =
    await tx.sql(sql`update session set revoked_at = ${tx.now}, ended_by = ${why} where account_id = ${accountId} and revoked_at is null
    and expires_at > ${tx.now} and id is distinct from ${except ?? null}::uuid returning 1 as ended`);
  forgetAccount(tx, accountId);
  return rows.length;
}

/** Rights or sessions of an account changed: this process forgets at commit, the others as the news reaches them. */
export function forgetAccount(tx: Tx, accountId: string): void {
  tx.touch(topicOf(accountId));
  tx.afterCommit(() => {
    for (const forget of forgetters.get(tx.services.live) ?? []) forget(accountId);
  });
}

/** Rules concern whoever holds a role beneath a place: everyone's rights are read anew, in this process at commit. */
export function forgetEveryone(tx: Tx): void {
  tx.touch(fieldRulesTopic);
  tx.afterCommit(() => {
    for (const forget of forgetters.get(tx.services.live) ?? []) forget();
  });
}

/**
 * Who holds a token. A session check by query costs as much as a small request itself, so an actor is kept for
 * seconds; news of its account, the end of the session and the turn of any grant's term end that at once.
 */
export function createSessions(services: Services): SessionPort {
  const byAccount = new Map<string, Set<Known>>();
  const known = new LRUCache<string, Known>({ max: 20_000, dispose: (entry) => entry.stop() });

  const forget: Forget = (accountId) => {
    const concerned = accountId === undefined ? known.values() : (byAccount.get(accountId) ?? []);
    for (const entry of concerned) {
      entry.turn += 1;
      entry.actor = null;
    }
  };
  const deaf = services.live.subscribe(fieldRulesTopic, () => forget());
  const meet = (accountId: string): Known => {
    const unsubscribe = services.live.subscribe(topicOf(accountId), () => forget(accountId));
    const siblings = byAccount.get(accountId) ?? new Set<Known>();
    byAccount.set(accountId, siblings);
    const entry: Known = {
      turn: 0,
      actor: null,
      freshUntil: 0,
      validUntil: 0,
      stop: () => {
        unsubscribe();
        siblings.delete(entry);
        if (siblings.size === 0) byAccount.delete(accountId);
      },
    };
    siblings.add(entry);
    return entry;
  };
  const registered = forgetters.get(services.live) ?? new Set<Forget>();
  forgetters.set(services.live, registered.add(forget));

  return {
    async actorOf(token, app) {
      if (!TOKEN.test(token)) return null;
      const tokenHash = sha256(token);
      const key = tokenHash.toString('base64');
      const entry = known.get(key);
      const now = services.now();
      if (entry?.actor && Date.now() < entry.freshUntil && now.getTime() < entry.validUntil)
        return entry.actor.app === app ? entry.actor : null;
      const turn = entry?.turn;
      const loaded = await loadActor((query) => services.read.rows(query), { tokenHash }, now);
      if (!loaded) {
        known.delete(key);
        return null;
      }
      if (now.getTime() - loaded.seenAt > SEEN_MS)
        await services.read.rows(sql`update session set last_seen_at = ${now} where token_hash = ${tokenHash}`);
      // The first reading is not kept: news between it and the subscription would be missed.
      if (!entry) known.set(key, known.peek(key) ?? meet(loaded.actor.accountId));
      else if (entry.turn === turn)
        Object.assign(entry, { actor: loaded.actor, freshUntil: Date.now() + FRESH_MS, validUntil: loaded.validUntil });
      return loaded.actor.app === app ? loaded.actor : null;
    },
    stop() {
      deaf();
      known.clear();
      registered.delete(forget);
    },
  };
}
