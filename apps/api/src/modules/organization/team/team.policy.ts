import type { Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks, may } from '../../../platform/access/grants.ts';

/** Founding, renaming and ending teams is the federation's. */
export const canManageTeam = (actor: Actor | null, team: { readonly path: string }): readonly Reason[] =>
  lacks(actor, 'team.manage', team.path);

/** The QR lets anyone ask to join: it is shown to those who run the team, and nobody else reads it. */
export const maySeeJoinCode = (actor: Actor | null, team: { readonly path: string }): boolean =>
  may(actor, 'team.manage', team.path) || may(actor, 'membership.decide', team.path);
