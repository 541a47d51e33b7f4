import type { AppContext } from '../../../platform/context.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/refusal.ts';
import { loadActor } from './load-actor.ts';
import { meOf } from './me.ts';
import type { SignInOutcome } from './sign-in.ts';

/** What a sign-in came to, as its union. From here on the request acts for the person who signed in. */
export async function signInView(context: AppContext, result: SignInOutcome | Refusal): Promise<object> {
  if (isRefusal(result)) return outcome('Refused', result);
  if (result.kind === 'SecondFactorNeeded') {
    const { kind, ...needed } = result;
    return outcome(kind, needed);
  }
  if (result.kind === 'ChooseAccount')
    return outcome('ChooseAccount', { candidates: [...result.candidates], secretNeeded: result.secretNeeded ?? false });
  const { read, now } = context.services;
  const loaded = await loadActor((query) => read.rows(query), { sessionId: result.sessionId }, now());
  if (!loaded) return outcome('SignedIn', refuse('WRONG_CREDENTIALS'));
  const needs = loaded.actor.unfinished ?? [];
  if (needs.length > 0) return outcome('OwnSecretsNeeded', { needs: [...needs] });
  context.actor = loaded.actor;
  return outcome('SignedIn', { me: meOf(loaded.actor) });
}
