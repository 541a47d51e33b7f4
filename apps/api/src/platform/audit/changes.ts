import type { auditValueWords } from '@jinguo/schema';
import type { EntityManager, EventSubscriber, FlushEventArgs } from '@mikro-orm/core';

/** Names whose values never enter the log; the log says only that they changed (rules §6). */
const secret = /(cipher|hash|index|secret|masked|grams|searchText)$/i;
const named = ['name', 'displayName', 'birthDate', 'guardianName', 'idNumber', 'phone'];
/**
 * What of a person a rule may keep from a role is not read off the log either: whoever reads it need not be one who sees
 * people at all (docs/access.md).
 */
const personal: Readonly<Record<string, ReadonlySet<string>>> = {
  Volunteer: new Set([...named, 'villageCode', 'skills', 'stateReason']),
  Account: new Set(named),
  GuardianConsent: new Set([...named, 'relation']),
  SignUp: new Set(['cancelReason', 'leavingReason']),
  Qualification: new Set(['number']),
  // What a certificate says bears her name; its letters are for whom she gives the paper to.
  Certificate: new Set(['payload', 'signature', 'sheet', 'code']),
};
const STRUCK = '（已隐去）' satisfies keyof typeof auditValueWords;
/**
 * What people wrote in words may name somebody, and no entry of the log can ever be mended: it says that something was
 * written; the thing itself keeps what, and loses it when her data are erased (PIPL §47).
 */
const written = /(^r|[a-z]R)eason$|^(note|decisionNote|summary|evidence|answer|statement)$/;
const KEPT_APART = 'TEXT_KEPT_APART' satisfies keyof typeof auditValueWords;

type Change = Readonly<Record<string, unknown>>;
const collected = new WeakMap<object, Change[]>();

const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === 'object' && 'id' in value) return (value as { id: unknown }).id;
  return value;
};

/** Notes before and after of every entity a use case changes, with personal values struck out. */
export class ChangeRecorder implements EventSubscriber {
  onFlush(args: FlushEventArgs): void {
    const list = collected.get(args.em) ?? [];
    for (const set of args.uow.getChangeSets()) {
      const before: Record<string, unknown> = {};
      const after: Record<string, unknown> = {};
      const original = (set.originalEntity ?? {}) as Record<string, unknown>;
      for (const [key, value] of Object.entries(set.payload as Record<string, unknown>)) {
        const hidden = secret.test(key) || (personal[set.meta.className]?.has(key) ?? false);
        if (set.type !== 'create' && !hidden) before[key] = plain(original[key]);
        after[key] = hidden ? STRUCK : plain(value);
      }
      list.push({ entity: set.meta.className, id: (set.entity as { id?: unknown }).id, kind: set.type, before, after });
    }
    collected.set(args.em, list);
  }
}

export const entityChanges = (em: EntityManager): readonly Change[] => collected.get(em) ?? [];

const struck = (names: (key: string) => boolean, values: unknown): unknown =>
  values !== null && typeof values === 'object'
    ? Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, names(key) && value !== null ? STRUCK : value]),
      )
    : values;

const wordless = (values: unknown): unknown =>
  values !== null && typeof values === 'object' && !Array.isArray(values)
    ? Object.fromEntries(
        Object.entries(values).map(([key, value]) => [
          key,
          written.test(key) && typeof value === 'string' && value !== '' && value !== STRUCK ? KEPT_APART : value,
        ]),
      )
    : values;

/** A change as the log may keep it. */
export const withoutWords = (change: Change): Change => ({
  ...(wordless(change) as Change),
  ...('before' in change && { before: wordless(change['before']) }),
  ...('after' in change && { after: wordless(change['after']) }),
});

const nothing: ReadonlySet<string> = new Set();

/**
 * Changes as they may be shown: entries written before a value came to be struck out keep it to themselves, too. `covered`:
 * names that what the entry is about keeps to itself in lists, whichever of its parts changed.
 */
export const shownChanges = (changes: unknown, covered: ReadonlySet<string> = nothing): unknown =>
  Array.isArray(changes)
    ? (changes as readonly Change[]).map(withoutWords).map((change) => {
        const own = personal[String(change['entity'] ?? '')];
        if (!own && covered.size === 0) return change;
        const names = (key: string): boolean => covered.has(key) || (own?.has(key) ?? false);
        return { ...change, before: struck(names, change['before']), after: struck(names, change['after']) };
      })
    : changes;
