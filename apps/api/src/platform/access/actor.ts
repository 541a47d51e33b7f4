import type { Action, FieldRight, Role, UnitLevel } from '@jinguo/schema';

export type AppName = 'admin' | 'volunteer';

/** One grant in force, with the place's path and its role already turned into actions. */
export interface ActorGrant {
  readonly grantId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly level: UnitLevel;
  readonly path: string;
  readonly countyCode: string;
  readonly role: Role | null;
  readonly actions: ReadonlySet<Action>;
  readonly effect: 'ALLOW' | 'DENY';
  /** All units below the place when they are few, else null: lets a list use the unit index. */
  readonly unitIds: readonly string[] | null;
}

/** What still stands between somebody who has shown a key and the rooms behind the door. */
export type EntryStep = 'SECOND_STEP' | 'PASSWORD' | 'SECOND_FACTOR';

/** Who is asking. Grants are present only in the admin app after the second factor. */
export interface Actor {
  readonly accountId: string;
  readonly sessionId: string;
  readonly app: AppName;
  readonly name: string;
  readonly phoneMasked: string;
  readonly secondFactor: boolean;
  readonly volunteerId: string | null;
  /** Where the volunteer lives, for what is near; absent when it was not read with the session. */
  readonly villageCode?: string | null;
  readonly grants: readonly ActorGrant[];
  /** Fields that a rule or a denial keeps from her somewhere; absent when none does (platform/access/sight.ts). */
  readonly narrowed?: ReadonlySet<FieldRight>;
  /** Steps of entering she has not done; while there is one she is at the door, not inside (context.entering). */
  readonly unfinished?: readonly EntryStep[];
}
