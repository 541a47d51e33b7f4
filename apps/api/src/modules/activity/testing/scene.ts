import type { Actor } from '../../../platform/access/actor.ts';
import type { Module } from '../../../platform/module.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { type MadeServiceType, makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { testModules } from './modules.ts';

/** The usual scene: a village's team with a coordinator, a county's staff, another team, a neighbouring county. */
export interface Scene {
  readonly world: World;
  readonly places: MadePlaces;
  readonly type: MadeServiceType;
  readonly team: MadeTeam;
  readonly coordinator: Actor;
  readonly otherCoordinator: Actor;
  readonly staff: Actor;
  readonly neighbour: Actor;
  /** Runs an operation and gives its data; any error fails the test. */
  ask<T = Record<string, never>>(actor: Actor | null, query: string, variables?: Record<string, unknown>): Promise<T>;
}

/** `above`: modules above this one that a story needs. */
export async function createScene(above: readonly Module[] = []): Promise<Scene> {
  const world = await createWorld([...testModules, ...above]);
  const places = await makePlaces(world);
  const team = await makeTeam(world, { unit: places.village });
  const other = await makeTeam(world, { unit: places.village });
  const actorAt = async (unitId: string, role: 'COORDINATOR' | 'STAFF') =>
    (await makeStaffActor(world, { unitId, role })).actor;
  return {
    world,
    places,
    type: await makeServiceType(world),
    team,
    coordinator: await actorAt(team.id, 'COORDINATOR'),
    otherCoordinator: await actorAt(other.id, 'COORDINATOR'),
    staff: await actorAt(places.county.id, 'STAFF'),
    neighbour: await actorAt(places.neighbourCounty.id, 'STAFF'),
    async ask<T>(actor: Actor | null, query: string, variables: Record<string, unknown> = {}) {
      const result = await world.graph(actor, query, variables);
      if (result.errors)
        throw new Error(
          result.errors
            .map((error) => `${error.path?.join('.')}: ${error.message} ${error.originalError?.stack ?? ''}`)
            .join('\n'),
        );
      return result.data as T;
    },
  };
}

/** The codes of a refusal in a mutation's answer; null when it succeeded. */
export const refusalOf = (answer: unknown): string[] | null =>
  (answer as { reasons?: { code: string }[] }).reasons?.map((reason) => reason.code) ?? null;
/** The fields its reasons name. */
export const fieldsOf = (answer: unknown): (string | null)[] =>
  (answer as { reasons?: { field: string | null }[] }).reasons?.map((reason) => reason.field) ?? [];
export const refused = '... on Refused { reasons { code field message } }';
